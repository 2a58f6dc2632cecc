/** The sign-in page's own style: the same tokens as the web client, no file from elsewhere. */
export const style = `
@font-face { font-family: "Source Sans 3"; src: url("/assets/source-sans-3.woff2") format("woff2"); font-weight: 200 900; font-display: swap; }
:root {
  color-scheme: light dark;
  --paper: #faf8f5; --card: #ffffff; --ink: #24211d; --soft: #5f5850; --line: #d9d2c8; --accent: #0b5c5c; --on-accent: #ffffff; --wash: #e6f0ef;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1917; --card: #24211e; --ink: #f1ece5; --soft: #b8afa3; --line: #433d36; --accent: #7cc7c2; --on-accent: #10201f; --wash: #22312f; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.45 "Source Sans 3", system-ui, sans-serif; }
.banner { margin: 0; padding: 8px 16px; background: var(--accent); color: var(--on-accent); text-align: center; font-weight: 600; }
main { max-width: 1120px; margin: 0 auto; padding: 32px 16px 64px; }
h1 { font-size: 32px; line-height: 1.2; margin: 0 0 8px; }
.lead { max-width: 60ch; margin: 0 0 24px; }
form { columns: 2; column-gap: 32px; }
@media (max-width: 760px) { form { columns: 1; } }
section { break-inside: avoid; padding-bottom: 24px; }
h2 { font-size: 20px; margin: 0 0 8px; line-height: 1.25; }
.department { display: block; font-size: 15px; font-weight: 400; color: var(--soft); }
ul { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 8px; overflow: clip; background: var(--card); }
li + li { border-top: 1px solid var(--line); }
li button { display: block; width: 100%; padding: 8px 16px; border: 0; background: none; color: inherit; font: inherit; text-align: left; cursor: pointer; }
li button:hover { background: var(--wash); }
button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
.name { font-weight: 600; color: var(--accent); }
.title { color: var(--soft); }
.does { display: block; font-size: 15px; }
.plain { padding: 8px 24px; border: 0; border-radius: 8px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
.plain:focus-visible { outline-offset: 2px; }
a { color: var(--accent); }
`;

// Comfort only: every page works without this file. Nothing here moves unless the person did something.
'use strict';
// Close an open menu with Escape or a click beside it.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of document.querySelectorAll('details.me[open]')) {
    menu.removeAttribute('open');
    menu.querySelector('summary')?.focus();
  }
});
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.me[open]')) {
    if (!menu.contains(event.target)) menu.removeAttribute('open');
  }
});
// An error in the address opens the form it belongs to, so that the link in the summary leads somewhere visible.
function openTarget() {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const folded = target?.closest('details');
  if (folded) folded.open = true;
  target?.scrollIntoView();
}
addEventListener('hashchange', openTarget);
openTarget();
// A second press on the same button would send the same command again: harmless, but it looks as if nothing happened.
document.addEventListener('submit', (event) => {
  const button = event.submitter;
  if (!(button instanceof HTMLButtonElement) || button.dataset.sent) {
    if (button?.dataset.sent) event.preventDefault();
    return;
  }
  button.dataset.sent = 'yes';
  setTimeout(() => delete button.dataset.sent, 4000);
});
for (const button of document.querySelectorAll('[data-print]')) button.addEventListener('click', () => print());
for (const button of document.querySelectorAll('[data-js-only]')) button.hidden = false;

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeSettings } from '../domain/settings.schema';

/** What docker-compose.yml asks of its environment beside the settings of our own processes. */
export const composeVariables: Readonly<Record<string, string>> = {
  POSTGRES_PASSWORD: "Password of the database server's own user `postgres`.",
  STAFETT_DB_PASSWORD: 'Password of the database user `stafett`, letters and digits only: it stands in an address.',
  TEMPORAL_DB_PASSWORD: 'Password of the database user `temporal`.',
};

/** The page docs/settings.md, from the same schema that the processes read; a test compares the two. */
export function settingsPage(): string {
  const rows = describeSettings().map(
    (one) =>
      `| \`${one.name}\` | ${one.description} | ${one.expected} | ${one.default === undefined ? '' : `\`${one.default}\``} | ${one.usedBy.join(', ')} | ${one.requiredBy.join(', ')} |`,
  );
  return `# Settings
Generated from \`domain/settings.schema.ts\` by \`npm run docs:settings\`; do not edit by hand.

Every process reads its settings once, from the environment, and reports all faults at once. A variable set to nothing counts as unset. \`npm start\` needs none of them: it fills in what the parts it supervises require.

| Setting | What it is | Expected | Default | Used by | Required by |
|---|---|---|---|---|---|
${rows.join('\n')}

## Only for docker-compose.yml
| Variable | What it is |
|---|---|
${Object.entries(composeVariables)
  .map(([name, text]) => `| \`${name}\` | ${text} |`)
  .join('\n')}
`;
}

if (require.main === module) writeFileSync(path.join(process.cwd(), 'docs', 'settings.md'), settingsPage());

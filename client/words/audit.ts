/** Words of the audit and its page. What each finding says stands with its check (domain/audit/checks.ts). */
export const auditWords = {
  title: 'Granskning',
  lead: 'Varje natt kontrolleras att varje öppet ärende har en hållare och en nästa tid. Varje fynd har en ansvarig, en tid och en åtgärd.',
  between: (n: number) => `${n} ${n === 1 ? 'ärende' : 'ärenden'} mellan stolarna`,
  columns: ['Ärende', 'Vad som är fel', 'Ansvarig', 'Senast', 'Åtgärd'],
  run: 'Granska nu',
  never: 'Ingen granskning har gått än.',
  stale: 'Granskningen har inte gått på mer än ett dygn. Säg till systemförvaltaren.',
  none: 'Inget ärende ligger mellan stolarna.',
  protectedCase: 'Skyddat ärende',
  hiddenCase: 'Ärende du inte får se',
  outcomes: {
    healed: 'Åtgärdat. Granskningen hittar det inte längre.',
    stands: 'Åtgärden är gjord, men felet finns kvar. Se efter vad mer som behövs.',
    looking: 'Åtgärden är gjord. Granskningen tittar efter om den hjälpte.',
    away: 'Något svarar inte just nu. Försök igen om en stund.',
    gone: 'Fyndet finns inte längre.',
    ran: 'Granskningen är klar.',
    started: 'Granskningen går. Ladda om sidan om en stund.',
  },
} as const;

export type AuditNotice = keyof typeof auditWords.outcomes;

export function isAuditNotice(text: string | undefined): text is AuditNotice {
  return text !== undefined && text in auditWords.outcomes;
}

import type { Plan, PlanRow } from '../../register/successions';
import type { Names } from '../names';

/** What a plan is about, in one line. */
export function planTitle(plan: Pick<Plan, 'kind' | 'person' | 'unit' | 'toUnit'>, names: Names): string {
  switch (plan.kind) {
    case 'leave':
      return `${names.person(plan.person)} slutar`;
    case 'assign':
      return plan.person === null ? 'Fördelning i enheten' : `${names.person(plan.person)}: fördela om`;
    case 'close':
      return `${names.unit(plan.unit ?? '')} läggs ned`;
    case 'merge':
      return `${names.unit(plan.unit ?? '')} går upp i ${names.unit(plan.toUnit ?? '')}`;
    default:
      return plan.kind satisfies never;
  }
}

export const planStates: Readonly<Record<Plan['state'], string>> = {
  proposed: 'Förslag',
  running: 'Pågår',
  stopped: 'Stoppat',
  done: 'Klart',
  withdrawn: 'Återtaget',
};

export const rowStates: Readonly<Record<PlanRow['state'], string>> = {
  planned: 'Väntar på sin tur',
  waiting: 'Väntar på svar på ett erbjudande',
  done: 'Överlämnat',
  gone: 'Redan hos någon annan',
  refused: 'Gick inte',
};

export const whats: Readonly<Record<PlanRow['what'], string>> = {
  baton: 'Håller ärendet',
  'side-task': 'Sidouppdrag',
  offer: 'Erbjudet enheten',
};

export const successionWords = {
  lead: 'När någon slutar, en enhet går upp i en annan eller en chef fördelar många ärenden på en gång. Först visas vad som skulle hända; inget händer förrän planen startas.',
  whoLeaves: 'Vem slutar?',
  seeWhat: 'Visa vad som ligger hos personen',
  none: 'Inget ligger här. Ingen behöver ta över något.',
  dryRun: 'Det här är en förhandsvisning. Inget har hänt än.',
  offers: 'Det som enheten har erbjudits och inte svarat på erbjuds den nya enheten i stället.',
  toNobody: 'Ingen, chefen fördelar',
  blocked: 'Ingen annan i enheten är namngiven: välj i planen vem som namnges',
  chooseNamed: 'Välj vem som namnges',
  namesToo: 'Den du väljer namnges i det skyddade ärendet när planen körs, och ser det från och med då.',
  protected: 'skyddat',
  deputies: 'Ersättare för',
  deputiesHint: 'Chefen svarar i stället, tills en ny ersättare är utsedd.',
  signedOut: 'Inloggningen upphör i samma stund som planen startas. Historiken behåller namnet.',
  forum: 'Uppgifter i Samverkansforum bostad',
  forumHint:
    'Personen arbetar i forumets sekretariat. Möten som personen håller står i listan och går till den som tar över.',
  findings: (n: number) => `Enheten har ${n} fynd från granskningen att svara på.`,
  findingsFollow: 'De följer med till den nya enheten, med den tid de har.',
  called: 'Enheten är kallad till Samverkansforum bostad',
  calledFollow: 'Den nya enheten är kallad i stället, och läser anteckningarna.',
} as const;

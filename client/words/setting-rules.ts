import type { SettingRule } from '../../domain/settings/organisation-rules';

/** A refused change of a setting as the administrator reads it: one sentence a rule; the record is complete by its type. */
export const settingRules: Readonly<Record<SettingRule, string>> = {
  taken: 'Beteckningen är redan tagen. Välj en annan.',
  'changed-by-another': 'Någon annan har ändrat det här sedan du öppnade sidan. Ladda om sidan och gör om din ändring.',
  'own-roles': 'Ingen ändrar sina egna enheter och roller. Be en annan systemförvaltare.',
  'only-head': 'Personen är enda chefen för en enhet. Ge enheten en ny chef först.',
  'person-holds': 'Personen har ärenden eller uppdrag i en enhet som tas bort här. Fördela om dem först.',
  'unit-holds': 'Enheten håller ärenden, har uppdrag eller erbjudanden, eller har personer kvar.',
  'unit-of-routine': 'Rutinerna ger enheten uppdrag. Den kan gå upp i en annan enhet, men inte bara läggas ned.',
  'unit-fixed': 'Ledningen och enheterna där ärenden kommer in kan varken läggas ned eller gå upp i en annan.',
  'unit-closed': 'Enheten är nedlagd. Välj en annan.',
  'other-administration':
    'En enhet kan bara gå upp i en enhet i samma förvaltning: sekretessen slutar vid förvaltningens gräns.',
  'person-left': 'Personen har slutat.',
  'clock-of-law': 'Den här tiden bestäms av lag, avtal eller systemet och ändras inte här.',
  'clock-unchanged': 'Tiden är redan så lång.',
  'clock-pending': 'Det finns redan en ändring som inte har börjat gälla. Ta bort den först.',
  'past-day': 'Dagen har redan börjat eller passerat. Välj en senare dag.',
  'no-meeting-then': 'Det hålls inget möte den dagen.',
  'duty-not-acute': 'Jour finns bara för enheter som arbetar dygnet runt.',
  'duty-elsewhere':
    'Jouren läser enhetens ärenden. Den kan bara ligga i samma förvaltning: sekretessen slutar vid dess gräns.',
  'nobody-named': 'Ett skyddat ärende har ingen annan namngiven i enheten. Välj vem som namnges och tar det.',
  'not-approved': 'Chefen för den enhet som tar över måste godkänna planen först.',
  'not-yours': 'Det här görs av en systemförvaltare, eller av enhetens chef i den egna enheten.',
};

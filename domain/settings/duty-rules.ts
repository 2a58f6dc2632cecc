import { administrationOf } from '../kernel/units';
import type { SettingRule } from './organisation-rules';

export interface DutyUnit {
  readonly id: string;
  readonly acute: boolean;
  readonly closed: boolean;
}

/**
 * Why a unit's people may not be on duty for an acute unit, or null. Who is on duty reads the acute unit's cases, so
 * secrecy forbids another administration (offentlighets- och sekretesslagen 8 kap. 1 §).
 */
export function dutyRefusal(units: readonly DutyUnit[], unit: string, onDuty: string): SettingRule | null {
  const [asked, answers] = [unit, onDuty].map((id) => units.find((one) => one.id === id));
  if (asked === undefined || !asked.acute || asked.closed) return 'duty-not-acute';
  if (answers === undefined || answers.closed) return 'unit-closed';
  return administrationOf(unit) === administrationOf(onDuty) ? null : 'duty-elsewhere';
}

import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

/** The organisation as it is imported: units, people, what they may. */
export const organisationFile = z
  .object({
    units: z
      .array(
        z.object({
          id,
          name: z.string().min(1),
          department: z.enum(['SOC', 'LFA', 'KSF', 'SBK', 'OBO']),
          mailbox: z.email(),
          /** On duty round the clock. */
          acute: z.boolean().optional(),
        }),
      )
      .min(1),
    people: z
      .array(
        z.object({
          id,
          name: z.string().min(1),
          email: z.email(),
          title: z.string().min(1),
          does: z.string().min(1),
          memberships: z.array(z.object({ unit: id, role: z.enum(['member', 'head', 'deputy', 'director']) })),
          roles: z.array(z.enum(['admin', 'registrar', 'dpo', 'decider'])),
        }),
      )
      .min(1),
    /** Duty roster: whose people answer for an acute unit, in office hours and otherwise. */
    duty: z.array(z.object({ unit: id, hours: z.enum(['office', 'other']), onDuty: id })).optional(),
  })
  .superRefine((file, context) => {
    const units = new Set(file.units.map((unit) => unit.id));
    for (const person of file.people) {
      for (const { unit } of person.memberships) {
        if (!units.has(unit)) context.addIssue(`${person.id} is a member of ${unit}, which is no unit of the file`);
      }
    }
    for (const { unit, hours, onDuty } of file.duty ?? []) {
      if (!units.has(unit) || !units.has(onDuty))
        context.addIssue(`duty of ${unit} names a unit that is none of the file`);
      if (!file.units.some((one) => one.id === unit && one.acute)) context.addIssue(`duty of ${unit}: it is not acute`);
      // Who is on duty reads the acute unit's cases: secrecy forbids another administration.
      if (unit.split('-')[0] !== onDuty.split('-')[0])
        context.addIssue(`duty of ${unit}, ${hours}: ${onDuty} is of another administration`);
    }
    for (const unit of file.units) {
      const administration = unit.department.toLowerCase();
      // The kernel tells the administration from the id alone (kernel/units.ts).
      if (!unit.id.startsWith(`${administration}-`)) context.addIssue(`${unit.id} must begin with ${administration}-`);
    }
    const ids = [...file.units, ...file.people].map((one) => one.id);
    const twice = ids.filter((one, at) => ids.indexOf(one) !== at);
    if (twice.length > 0) context.addIssue(`stands twice: ${twice.join(', ')}`);
  });

export type OrganisationFile = z.output<typeof organisationFile>;

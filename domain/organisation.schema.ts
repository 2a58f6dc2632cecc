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
          department: z.enum(['SOC', 'LFA', 'KSF', 'SBK']),
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
  })
  .superRefine((file, context) => {
    const units = new Set(file.units.map((unit) => unit.id));
    for (const person of file.people) {
      for (const { unit } of person.memberships) {
        if (!units.has(unit)) context.addIssue(`${person.id} is a member of ${unit}, which is no unit of the file`);
      }
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

import { z } from '@hono/zod-openapi';

/** RFC 9457. `rule` names the rule of the routine that said no. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    rule: z
      .string()
      .optional()
      .openapi({ description: 'Key of the rule that refused the move', example: 'case-closed' }),
    source: z.string().optional().openapi({ description: 'Sentence of the plan, the law or our own rule behind it' }),
    errors: z.record(z.string(), z.string()).optional().openapi({ description: 'Field -> what is wrong with it' }),
  })
  .openapi('Problem');

const instant = z.iso.datetime();

export const intakeBodySchema = z
  .object({
    flow: z.enum(['sv', 'en', 'staff']).default('sv'),
    answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])).openapi({
      description: 'The answers of the form "Ansök om bostadsstöd" by field name',
    }),
  })
  .openapi('NewIntake');

export const newCaseSchema = z
  .object({
    process: z.string().regex(/^[A-Za-z]{4,40}$/),
    answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])).openapi({
      description: "The answers of the process's opening form by field name",
    }),
  })
  .openapi('NewCase');

export const intakeSchema = z.object({ ref: z.string(), receivedAt: instant, repeated: z.boolean() }).openapi('Intake');

export const inboxItemSchema = z
  .object({
    ref: z.string(),
    reason: z.enum(['hold', 'side', 'offer']),
    process: z.string(),
    stage: z.string(),
    unit: z.string(),
    person: z.string().nullable(),
    holderUnit: z.string(),
    holderPerson: z.string().nullable(),
    offeredTo: z.string().nullable(),
    taskId: z.string().nullable(),
    taskKind: z.string().nullable(),
    dueAt: instant,
    nextAt: instant,
    late: z.boolean(),
  })
  .openapi('InboxItem');

export const moveChoiceSchema = z
  .object({
    move: z.string(),
    label: z.string(),
    taskId: z.string().nullable(),
    taskVersion: z.int().nullable(),
    allowed: z.boolean(),
    rule: z.string().optional(),
    source: z.string(),
  })
  .openapi('MoveChoice');

export const caseSchema = z
  .object({
    ref: z.string(),
    process: z.string(),
    status: z.enum(['open', 'closed']),
    stage: z.string(),
    no: z.int().openapi({ description: 'Number of the last fact' }),
    receivedAt: instant,
    holder: z.object({ unit: z.string(), person: z.string().nullable() }),
    doing: z.string().nullable(),
    dueAt: instant.nullable(),
    nextAt: instant.nullable(),
    offeredTo: z.string().nullable(),
    tasks: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        version: z.int(),
        unit: z.string(),
        person: z.string().nullable(),
        side: z.boolean(),
        dueAt: instant.nullable(),
      }),
    ),
    access: z.enum(['full', 'view']),
    view: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
    moves: z.array(moveChoiceSchema),
  })
  .openapi('Case');

export const moveBodySchema = z
  .object({
    commandId: z
      .string()
      .regex(/^[\w-]{8,64}$/)
      .openapi({ description: 'Unique per case: a repeat is harmless' }),
    move: z.string().regex(/^[\w-]{2,40}$/),
    taskId: z.string().nullable().default(null),
    taskVersion: z.int().nullable().default(null),
    answers: z
      .record(z.string(), z.union([z.string(), z.array(z.string())]))
      .default({})
      .openapi({
        description: "The answers of the move's form by field name",
      }),
  })
  .openapi('Move');

export const moveResultSchema = z.object({ ref: z.string(), nos: z.tuple([z.int(), z.int()]) }).openapi('MoveResult');

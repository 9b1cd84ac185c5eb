import * as z from 'zod';

import type { Places } from '../text/places.ts';
import type { Source } from '../text/source.ts';
import { type Channel, channelsSchema } from './channel.ts';
import { type Decision, decisionsSchema } from './decision.ts';
import { type Declared, milestonesSchema, needsSchema } from './declared.ts';
import { type End, endsSchema, type Reopen, reopenSchema } from './end.ts';
import { type BusinessEvent, eventsSchema, signalsSchema } from './event.ts';
import { dataSchema, type Field } from './field.ts';
import { idSchema } from './id.ts';
import { type Interrupt, interruptsSchema } from './interrupt.ts';
import { type Message, messagesSchema } from './message.ts';
import type { Reference } from './origin.ts';
import { type Parameter, parametersSchema } from './parameter.ts';
import { type Role, rolesSchema } from './role.ts';
import { type Service, servicesSchema } from './service.ts';
import { EXPECTED_KINDS, type Stage, type StageKind, stagesSchema } from './stage.ts';
import type { Step } from './step.ts';
import { LOCALE, type Text, textSchema } from './text.ts';

/** A service blueprint, read and with every default stated. Everything in it knows its path; `places` knows where that is. */
export interface Blueprint {
  /** What was written, as plain data: what the content hash is taken of. */
  readonly content: unknown;
  readonly source: Source;
  readonly places: Places;
  readonly id: string;
  readonly version: string;
  /** The first is the locale of bare texts. */
  readonly locales: readonly string[];
  /** The IANA time zone of calendar durations, dates and printed instants. */
  readonly zone: string;
  readonly title?: Text;
  readonly purpose?: Text;
  readonly owner?: Reference;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly data: ReadonlyMap<string, Field>;
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly messages: ReadonlyMap<string, Message>;
  readonly events: ReadonlyMap<string, BusinessEvent>;
  readonly signals: ReadonlyMap<string, BusinessEvent>;
  readonly services: ReadonlyMap<string, Service>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly needs: ReadonlyMap<string, Declared>;
  /** Those that the author declared; the built-in ones are always there. */
  readonly milestones: ReadonlyMap<string, Declared>;
  readonly stages: readonly Stage[];
  readonly interrupts: readonly Interrupt[];
  readonly ends: readonly End[];
  readonly reopen?: Reopen;
  /** Stage kinds that the author left out on purpose, with the reason. */
  readonly omits: ReadonlyMap<StageKind, Text>;
}

/** Every step of a blueprint: stage by stage, main steps before alternatives, then those of interrupts. */
export function stepsOf(blueprint: Blueprint): Step[] {
  return [
    ...blueprint.stages.flatMap((stage) => [...stage.steps, ...stage.alternatives]),
    ...blueprint.interrupts.flatMap((interrupt) => interrupt.steps),
  ];
}

export const blueprintSchema = z
  .strictObject({
    throughline: z.literal(1).meta({ title: 'Language version', description: 'Always 1.' }),
    id: idSchema.meta({
      title: 'Id',
      description: 'The name of the blueprint for machines.',
      examples: ['complaint-desk'],
    }),
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/)
      .meta({
        title: 'Version',
        description: 'A semantic version in quotes.',
        examples: ['1.0.0'],
      }),
    locales: z
      .array(z.string().regex(LOCALE))
      .min(1)
      .optional()
      .meta({
        title: 'Locales',
        description: 'The languages of the texts; the first is that of bare texts. Default: en.',
        examples: [['zh-CN', 'en']],
      }),
    zone: z
      .string()
      .optional()
      .meta({
        title: 'Time zone',
        description: 'IANA zone for calendar durations, dates and printed instants. Default: UTC.',
        examples: ['Asia/Shanghai', 'Europe/Amsterdam'],
      }),
    title: textSchema.optional(),
    purpose: textSchema
      .optional()
      .meta({ title: 'Purpose', description: 'What the service promises, in one sentence.' }),
    owner: idSchema.optional().meta({ title: 'Owner', description: 'The role that answers for this flow.' }),
    channels: channelsSchema.optional(),
    roles: rolesSchema.optional(),
    data: dataSchema.optional(),
    decisions: decisionsSchema.optional(),
    messages: messagesSchema.optional(),
    events: eventsSchema.optional(),
    signals: signalsSchema.optional(),
    services: servicesSchema.optional(),
    parameters: parametersSchema.optional(),
    needs: needsSchema.optional(),
    milestones: milestonesSchema.optional(),
    stages: stagesSchema,
    interrupts: interruptsSchema.optional(),
    ends: endsSchema,
    reopen: reopenSchema.optional(),
    omits: z
      .partialRecord(z.enum(EXPECTED_KINDS), textSchema)
      .optional()
      .meta({
        title: 'Omits',
        description: 'A stage kind that is left out on purpose, with the reason.',
        examples: [{ confirmation: 'The order form has confirmed everything already.' }],
      }),
  })
  .meta({
    title: 'Service blueprint',
    description: 'Stages, touchpoints and rules of one service; it runs.',
    defaultSnippets: [
      {
        label: 'new blueprint',
        body: {
          throughline: 1,
          id: '${1:my-service}',
          version: '1.0.0',
          locales: ['${2:en}'],
          roles: { '${3:agent}': { title: '${4:Agent}' } },
          stages: {
            intake: { kind: 'intake', steps: { receive: { do: '${5:What is to be done}', by: '${3:agent}' } } },
          },
          ends: { 'closed-solved': { outcome: 'solved', reach: 'resolved' } },
        },
      },
    ],
  });

export type WrittenBlueprint = z.infer<typeof blueprintSchema>;

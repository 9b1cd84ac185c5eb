import * as z from 'zod';

import type { Finding } from '../text/diagnostic.ts';
import type { Places } from '../text/places.ts';
import type { Source } from '../text/source.ts';
import { calendarKeySchema, calendarsSchema, type OpeningHours } from './calendar.ts';
import { type Channel, channelsSchema } from './channel.ts';
import { type Decision, decisionsSchema } from './decision.ts';
import { type Declared, milestonesSchema, needsSchema } from './declared.ts';
import { type Escalation, escalationsSchema } from './escalation.ts';
import { type End, endsSchema, type Reopen, reopenSchema } from './end.ts';
import { type BusinessEvent, eventsSchema, signalsSchema } from './event.ts';
import { dataSchema, type Field } from './field.ts';
import { idSchema, nameSchema } from './id.ts';
import { type Interrupt, interruptsSchema } from './interrupt.ts';
import type { KeptFile } from './kept-file.ts';
import { type Message, messagesSchema } from './message.ts';
import type { Reference } from './origin.ts';
import { type Parameter, parametersSchema } from './parameter.ts';
import { type PeopleFile, peopleKeySchema } from './people.ts';
import type { ProcessModel } from './process.ts';
import { type Role, rolesSchema } from './role.ts';
import { type Service, servicesSchema } from './service.ts';
import { type Sla, slasSchema } from './sla.ts';
import { EXPECTED_KINDS, type Stage, type StageKind, stagesSchema } from './stage.ts';
import type { Step } from './step.ts';
import { LOCALE, type Text, textSchema } from './text.ts';
import type { AskedField } from './verbs.ts';

/** A service blueprint, read and with every default stated. Everything in it knows its path; `places` knows where that is. */
export interface Blueprint {
  /** What was written, as plain data: what the content hash is taken of. */
  readonly content: unknown;
  readonly source: Source;
  /**
   * The text of every file that was read for it and is part of what it says, itself first; absent where there is but one.
   * People files are not among them.
   */
  readonly files?: readonly KeptFile[];
  readonly places: Places;
  /** What reading found and a suppression in the text takes as it is; absent when there is nothing of the kind. */
  readonly silenced?: readonly Finding[];
  readonly id: string;
  readonly version: string;
  /** The first is the locale of bare texts. */
  readonly locales: readonly string[];
  /** The IANA time zone of calendar durations, dates and printed instants. */
  readonly zone: string;
  readonly title?: Text;
  readonly purpose?: Text;
  readonly owner?: Reference;
  readonly calendars: ReadonlyMap<string, OpeningHours>;
  /** The calendar of everything that names none itself. */
  readonly calendar?: Reference;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly roles: ReadonlyMap<string, Role>;
  /** Who holds the roles; no part of what the blueprint says, because staff changes from week to week. */
  readonly people?: PeopleFile;
  readonly data: ReadonlyMap<string, Field>;
  /** Fields that a blueprint takes from whoever uses it as a module; `name?` may be left out. */
  readonly inputs: readonly AskedField[];
  /** Fields that it gives back. */
  readonly outputs: readonly Reference[];
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Every service clock, those of steps and stages among them. */
  readonly slas: ReadonlyMap<string, Sla>;
  readonly escalations: ReadonlyMap<string, Escalation>;
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
  /**
   * Present where a BPMN file was read whose flow the ways of steps cannot express: tokens then move through this process,
   * and the steps say only what happens at its nodes; the id of a step is that of its node.
   */
  readonly process?: ProcessModel;
  /** Stage kinds that the author left out on purpose, with the reason. */
  readonly omits: ReadonlyMap<StageKind, Text>;
}

/**
 * Every step of a blueprint: stage by stage, main steps before alternatives, then those of interrupts. Steps that another
 * step holds follow it; those of modules only where these were put in (`inlined`).
 */
export function stepsOf(blueprint: Pick<Blueprint, 'stages' | 'interrupts'>): Step[] {
  return withModules(ownStepsOf(blueprint));
}

/** Every step of a stage or branch, with those that other steps hold. */
export function stepsIn(place: Pick<Stage, 'steps' | 'alternatives'>): Step[] {
  return withModules(addSteps(place, []));
}

/** A blueprint and the modules put into it, each with the step that uses it; outer ones first. */
export function modulesOf(blueprint: Blueprint, user?: Step): { blueprint: Blueprint; user?: Step }[] {
  const inner = ownStepsOf(blueprint).flatMap((step) => {
    const { action } = step;
    return action.verb === 'use' && action.body !== undefined ? modulesOf(action.body, step) : [];
  });
  return [{ blueprint, user }, ...inner];
}

function ownStepsOf({ stages, interrupts }: Pick<Blueprint, 'stages' | 'interrupts'>): Step[] {
  const found: Step[] = [];
  for (const stage of stages) addSteps(stage, found);
  for (const { steps } of interrupts) addSteps({ steps, alternatives: [] }, found);
  return found;
}

/** Nearly every law asks for all steps, of large blueprints too: they are gathered in one list. */
function addSteps({ steps, alternatives }: Pick<Stage, 'steps' | 'alternatives'>, found: Step[]): Step[] {
  for (const list of [steps, alternatives]) {
    for (const step of list) {
      found.push(step);
      if (step.action.verb === 'parallel') for (const branch of step.action.branches) addSteps(branch, found);
    }
  }
  return found;
}

function withModules(steps: Step[]): Step[] {
  return steps.some(({ action }) => action.verb === 'use') ? steps.flatMap(withModule) : steps;
}

function withModule(step: Step): Step[] {
  const { action } = step;
  return action.verb === 'use' && action.body !== undefined ? [step, ...stepsOf(action.body)] : [step];
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
    calendars: calendarsSchema.optional(),
    calendar: calendarKeySchema.optional(),
    channels: channelsSchema.optional(),
    roles: rolesSchema.optional(),
    people: peopleKeySchema.optional(),
    data: dataSchema.optional(),
    inputs: z
      .array(z.string())
      .optional()
      .meta({
        title: 'Inputs',
        description: 'Fields that are given when another blueprint uses this one; `name?` may be left out.',
        examples: [['customer_name', 'amount']],
      }),
    outputs: z
      .array(nameSchema)
      .optional()
      .meta({
        title: 'Outputs',
        description: 'Fields that another blueprint may take from this one.',
        examples: [['verdict']],
      }),
    decisions: decisionsSchema.optional(),
    slas: slasSchema.optional(),
    escalations: escalationsSchema.optional(),
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

import { CUSTOMER } from '../blueprint/id.ts';
import { blueprintFileSchema, journeyFileSchema, type JsonSchema } from './json-schema.ts';
import { narrowExpectations } from './own-expectations.ts';
import type { OwnId, OwnIds } from './own-ids.ts';
import { withPlaceholders } from './placeholders.ts';
import { caseEventWords, milestoneWords, outcomeWords } from './schema-values.ts';

type Node = Record<string, unknown>;

/** `#/definitions/step`, and the keys that lead on from there. */
type Pointer = readonly (string | number)[];

const NEXT: OwnId = { id: 'next', words: 'The default way out of the step.' };

const CUSTOMER_ROLE: OwnId = { id: CUSTOMER, words: 'The customer.' };

const ACCEPTED: OwnId = { id: 'accepted', words: 'Somebody who was told takes the matter.' };

const PAUSES: readonly OwnId[] = [
  { id: 'never', words: 'The clock always runs.' },
  { id: 'waiting-customer', words: 'While the case waits for the customer.' },
  { id: 'waiting-third-party', words: 'While the case waits for a partner outside.' },
];

/** The JSON Schema of all blueprints, with the milestones and outcomes that every blueprint has. */
export function anyBlueprintSchema(): JsonSchema {
  const schema = new Narrowing(blueprintFileSchema());
  const milestones = Object.entries(milestoneWords).map(([id, words]): OwnId => ({ id, words }));
  schema.suggest(['definitions', 'reach', 'anyOf', 0], milestones);
  schema.suggest(['definitions', 'reach', 'anyOf', 1, 'items'], milestones);
  schema.suggest(['definitions', 'target'], [NEXT]);
  schema.outcomes([]);
  return schema.done();
}

/**
 * The JSON Schema of one blueprint: as for all, with its own ids where a name of something else stands, so that editors
 * offer them and mark those that do not exist.
 */
export function ownBlueprintSchema(ids: OwnIds): JsonSchema {
  const { roles, channels, fields, messages, decisions, services, milestones, needs, stages, steps, ends } = ids;
  const targets = [NEXT, ...steps, ...stages, ...ends];
  const anybody = [...roles, CUSTOMER_ROLE];
  const schema = new Narrowing(blueprintFileSchema());
  const step = ['definitions', 'step', 'properties'];
  const stage = ['definitions', 'stage', 'properties'];

  schema.only(['definitions', 'target'], targets);
  schema.only(['definitions', 'reach', 'anyOf', 0], milestones);
  schema.only(['definitions', 'reach', 'anyOf', 1, 'items'], milestones);
  schema.suggest(['definitions', 'duration'], [...fields, ...ids.parameters]);
  schema.values(['definitions', 'set'], ids);
  schema.outcomes(ids.outcomes);
  schema.handlers(ids);

  schema.only(['properties', 'calendar'], ids.calendars);
  schema.only([...stage, 'calendar'], ids.calendars);
  schema.only([...step, 'calendar'], ids.calendars);
  schema.suggest(['properties', 'channels', 'additionalProperties', 'properties', 'open'], ids.calendars);
  schema.only(['properties', 'owner'], roles);
  schema.only(['properties', 'roles', 'additionalProperties', 'properties', 'deputy'], roles);
  const decision = ['properties', 'decisions', 'additionalProperties', 'properties'];
  schema.suggest([...decision, 'inputs', 'items'], [...fields, ...ids.parameters]);
  schema.only([...decision, 'outputs', 'items', 'anyOf', 0], fields);
  const interrupt = ['properties', 'interrupts', 'additionalProperties', 'properties'];
  schema.events([...interrupt, 'on'], ids);
  schema.only([...interrupt, 'not-in', 'items'], stages);
  schema.only([...interrupt, 'to'], [...steps, ...stages, ...ends]);
  schema.only(['properties', 'reopen', 'properties', 'to'], [...steps, ...stages]);
  schema.only(['properties', 'reopen', 'properties', 'from', 'items'], ends);

  schema.only([...stage, 'by'], anybody);
  schema.only([...stage, 'next'], targets);
  schema.only([...step, 'by'], anybody);
  schema.only([...step, 'next'], targets);
  schema.only([...step, 'via', 'items'], channels);
  schema.only([...step, 'need'], needs);
  schema.suggest([...step, 'within'], [...fields, ...ids.parameters]);
  schema.only([...step, 'remind', 'properties', 'message'], messages);

  schema.only([...step, 'say', 'anyOf', 0], messages);
  schema.only([...step, 'say', 'anyOf', 1, 'properties', 'message'], messages);
  schema.only([...step, 'say', 'anyOf', 1, 'properties', 'to'], anybody);
  schema.only([...step, 'say', 'anyOf', 1, 'properties', 'fallback', 'items'], channels);
  const asked = [...fields, ...fields.map((field) => ({ ...field, id: `${field.id}?` }))];
  schema.only([...step, 'ask', 'anyOf', 0, 'items'], asked);
  schema.only([...step, 'ask', 'anyOf', 1, 'properties', 'fields', 'items'], asked);
  schema.only([...step, 'ask', 'anyOf', 1, 'properties', 'message'], messages);
  schema.only([...step, 'do', 'anyOf', 1, 'properties', 'form', 'items'], asked);
  schema.only([...step, 'call', 'anyOf', 0], services);
  const call = [...step, 'call', 'anyOf', 1, 'properties'];
  schema.only([...call, 'service'], services);
  schema.only([...call, 'fallback'], services);
  schema.keys([...call, 'with'], ids.inputs);
  schema.onlyKeys([...call, 'into'], fields);
  schema.only([...call, 'into', 'additionalProperties'], ids.outputs);
  schema.only([...step, 'decide', 'anyOf', 0], decisions);
  schema.only([...step, 'decide', 'anyOf', 1, 'properties', 'decision'], decisions);
  schema.values([...step, 'decide', 'anyOf', 2, 'items', 'properties', 'set'], ids);
  schema.only([...step, 'choose', 'items', 'anyOf', 0, 'properties', 'to'], targets);
  schema.only([...step, 'choose', 'items', 'anyOf', 1, 'properties', 'else'], targets);
  const wait = [...step, 'wait', 'anyOf', 1, 'properties'];
  schema.suggest([...step, 'wait', 'anyOf', 0], [...fields, ...ids.parameters]);
  schema.only([...wait, 'until'], [...fields, ...ids.parameters]);
  schema.events([...wait, 'event'], ids);
  schema.suggest([...wait, 'first', 'additionalProperties'], [...ids.events, ...fields, ...ids.parameters]);
  const survey = [...step, 'survey', 'anyOf', 1, 'properties'];
  schema.only([...survey, 'into'], fields);
  schema.onlyKeys([...survey, 'questions'], asked);
  const meet = [...step, 'meet', 'anyOf', 1, 'properties'];
  schema.only([...meet, 'required', 'items'], roles);
  schema.only([...meet, 'minutes'], roles);
  const approve = [...step, 'approve', 'anyOf', 1, 'properties'];
  schema.only([...approve, 'shows', 'items'], fields);
  schema.only([...approve, 'maker'], anybody);
  for (const [index, key] of ['all', 'any', 'of', 'chain'].entries()) {
    schema.only([...approve, 'votes', 'anyOf', index, 'properties', key, 'items'], roles);
  }
  const sla = ['properties', 'slas', 'additionalProperties', 'properties'];
  for (const key of ['start', 'stop']) schema.triggers([...sla, key], ids, datesOf(ids));
  for (const clock of [sla, [...stage, 'sla', 'properties'], [...step, 'sla', 'properties']]) schema.clock(clock, ids);
  const escalation = ['properties', 'escalations', 'additionalProperties', 'properties'];
  schema.only([...escalation, 'sla'], ids.slas);
  schema.events([...escalation, 'on'], ids);
  schema.triggers([...escalation, 'until'], ids, [ACCEPTED]);
  for (const key of ['calendar', 'hours']) schema.only([...escalation, key], ids.calendars);
  schema.level([...escalation, 'levels', 'items', 'properties'], ids);
  schema.level([...escalation, 'finally', 'properties'], ids);
  schema.only(['properties', 'inputs', 'items'], asked);
  schema.only(['properties', 'outputs', 'items'], fields);
  return schema.done();
}

/** The JSON Schema of journeys through one blueprint. */
export function ownJourneySchema(ids: OwnIds): JsonSchema {
  const { roles, fields, services, steps, outcomes, outputs, persons } = ids;
  const schema = new Narrowing(journeyFileSchema());
  const journey = ['properties', 'journeys', 'additionalProperties', 'properties'];
  const line = [...journey, 'steps', 'items', 'properties'];
  schema.onlyKeys([...journey, 'data'], fields);
  schema.answers([...journey, 'data'], fields, []);
  schema.only([...line, 'by'], [CUSTOMER_ROLE, ...roles]);
  schema.only([...line, 'step'], steps);
  schema.suggest([...line, 'outcome'], outcomes);
  schema.answers([...line, 'with'], fields, outputs);
  schema.suggest([...line, 'event'], [...ids.events, ...ofCase(['reopens', 'cancels'])]);
  schema.only([...line, 'accept'], ids.acceptable);
  schema.suggest([...line, 'as'], persons);
  for (const key of ['absent', 'present']) schema.only([...line, key], persons);
  for (const key of ['returns', 'fail', 'slow']) schema.only([...line, key], services);
  const expected = [...line, 'expect', 'properties'];
  narrowExpectations(schema, expected, ids);
  narrowExpectations(schema, [...expected, 'not', 'properties'], ids);
  return withPlaceholders(schema.done());
}

/** The JSON Schema of journeys through any blueprint. */
export function anyJourneySchema(): JsonSchema {
  return withPlaceholders(journeyFileSchema());
}

/** A schema whose places are narrowed one by one. A place that does not exist is our own mistake. */
class Narrowing {
  readonly #schema: Node;

  constructor(schema: JsonSchema) {
    this.#schema = structuredClone(schema);
  }

  done(): JsonSchema {
    return this.#schema;
  }

  /** One of these names and nothing else; without any, whatever the schema said before. */
  only(pointer: Pointer, ids: readonly OwnId[]): void {
    const node = this.#at(pointer);
    if (ids.length === 0) return;
    delete node['pattern'];
    Object.assign(node, oneOf(ids));
  }

  /** These names are offered, and everything else stays possible. */
  suggest(pointer: Pointer, ids: readonly OwnId[]): void {
    const node = this.#at(pointer);
    if (ids.length === 0) return;
    const { type, pattern } = node;
    delete node['pattern'];
    const offered = oneOf(ids);
    const others = { type, ...(pattern === undefined ? {} : { pattern }), not: { enum: offered['enum'] } };
    node['anyOf'] = [offered, others];
  }

  /** Properties without the examples of a blueprint that is another's: editors would offer them beside its own names. */
  withoutExamples(pointer: Pointer): void {
    for (const property of Object.values(this.#at(pointer))) delete (property as Node)['examples'];
  }

  /** One of these names, or something with a dot in it: the outcome of a step, an event of the case. */
  onlyOrDotted(pointer: Pointer, ids: readonly OwnId[]): void {
    const node = this.#at(pointer);
    if (ids.length > 0) node['anyOf'] = [oneOf(ids), { type: 'string', pattern: DOTTED, not: oneOf(ids) }];
  }

  /** Events: declared ones and those of the case by name, those of stages and steps by their form. */
  events(pointer: Pointer, { events }: OwnIds): void {
    const node = this.#at(pointer);
    node['anyOf'] = [oneOf([...events, ...CASE_EVENTS]), { type: 'string', pattern: OF_PARTS }];
  }

  /** What moves a clock or ends an escalation: an event, a milestone, or something else of these names. */
  triggers(pointer: Pointer, { events, milestones }: OwnIds, others: readonly OwnId[]): void {
    const node = this.#at(pointer);
    node['anyOf'] = [
      oneOf([...others, ...milestones, ...events, ...CASE_EVENTS]),
      { type: 'string', pattern: OF_PARTS },
    ];
  }

  /** What all clocks have, those of steps and stages too. */
  clock(pointer: Pointer, ids: OwnIds): void {
    const { calendars, steps, slas, decided } = ids;
    for (const key of ['reset', 'cancel']) this.triggers([...pointer, key], ids, datesOf(ids));
    this.only([...pointer, 'calendar'], calendars);
    this.suggest([...pointer, 'target', 'anyOf', 1, 'properties', 'decide'], decided);
    this.suggest([...pointer, 'pause', 'anyOf', 0], [...PAUSES, ...steps]);
    this.suggest([...pointer, 'pause', 'anyOf', 2, 'items'], [...PAUSES.slice(1), ...steps]);
    this.only([...pointer, 'inside'], slas);
  }

  /** Who is told by a level, what, and who takes the work. */
  level(pointer: Pointer, { roles, messages }: OwnIds): void {
    for (const key of ['notify', 'phone']) {
      for (const one of [
        ['anyOf', 0],
        ['anyOf', 1, 'items'],
      ]) {
        const recipient = [...pointer, key, ...one, 'anyOf'];
        this.only([...recipient, 0], [...roles, CUSTOMER_ROLE]);
        this.only([...recipient, 1, 'properties', 'deputy-of'], roles);
        this.only([...recipient, 2, 'properties', 'manager-of'], roles);
      }
    }
    this.only([...pointer, 'reassign'], roles);
    this.only([...pointer, 'message'], messages);
  }

  /** The events that a step or stage can hear. */
  handlers(ids: OwnIds): void {
    this.events(['definitions', 'on', 'propertyNames'], ids);
    const known = [...ids.events, ...CASE_EVENTS];
    this.#at(['definitions', 'on'])['properties'] = Object.fromEntries(known.map((one) => [one.id, wayNamed(one)]));
  }

  /** Names of outcomes that mean something by themselves, and those that the author uses elsewhere. */
  outcomes(ids: readonly OwnId[]): void {
    const outcomes = this.#at(['definitions', 'outcomes']);
    // Without words of its own: an editor is to show those of the outcome or event that stands before it.
    this.#at(['definitions'])['way'] = { ...(outcomes['additionalProperties'] as Node), title: '' };
    outcomes['additionalProperties'] = { $ref: '#/definitions/way' };
    const known = [...Object.entries(outcomeWords).map(([id, words]): OwnId => ({ id, words })), ...ids];
    const unique = new Map(known.toReversed().map((one) => [one.id, one]));
    outcomes['properties'] = Object.fromEntries(
      [...unique.values()].toReversed().map((one) => [one.id, wayNamed(one)]),
    );
  }

  /** A map whose keys are these names; others stay possible. */
  keys(pointer: Pointer, ids: readonly OwnId[]): void {
    const node = this.#at(pointer);
    if (ids.length > 0) node['properties'] = Object.fromEntries(ids.map((one) => [one.id, valueNamed(one)]));
  }

  /** A map whose keys are these names and no others. */
  onlyKeys(pointer: Pointer, ids: readonly OwnId[]): void {
    this.keys(pointer, ids);
    if (ids.length > 0) this.#at(pointer)['propertyNames'] = { enum: namesOf(ids) };
  }

  /** A map from fields to a value of theirs or an expression. */
  values(pointer: Pointer, { fields }: OwnIds): void {
    this.onlyKeys(pointer, fields);
    this.#choices(pointer, fields, () => ({ type: 'string', pattern: '^=' }));
  }

  /** A map from fields to their values, as journeys have it; other keys and values stay possible. */
  answers(pointer: Pointer, fields: OwnIds['fields'], others: readonly OwnId[]): void {
    this.keys(pointer, [...others, ...fields]);
    this.#choices(pointer, fields, (offered) => ({ not: { enum: offered['enum'] } }));
  }

  #choices(pointer: Pointer, fields: OwnIds['fields'], otherwise: (offered: Node) => Node): void {
    const properties = this.#at(pointer)['properties'] as Record<string, Node> | undefined;
    for (const { id, values } of fields) {
      const property = properties?.[id];
      if (property === undefined || values.length === 0) continue;
      const offered = oneOf(values);
      property['type'] = 'string';
      property['anyOf'] = [offered, otherwise(offered)];
    }
  }

  #at(pointer: Pointer): Node {
    let node: unknown = this.#schema;
    for (const key of pointer) node = (node as Record<string | number, unknown> | undefined)?.[key];
    if (typeof node !== 'object' || node === null) throw new Error(`The schema has nothing at ${pointer.join('/')}.`);
    return node as Node;
  }
}

function oneOf(ids: readonly OwnId[]): Node {
  const unique = [...new Map(ids.map((one) => [one.id, one])).values()];
  return { enum: unique.map(({ id }) => id), enumDescriptions: unique.map(({ words }) => words) };
}

function ofCase(events: readonly (keyof typeof caseEventWords)[]): OwnId[] {
  return events.map((id) => ({ id: `case.${id}`, words: caseEventWords[id] }));
}

/** What happens to a case as a whole. */
const CASE_EVENTS = ofCase(['opened', 'closed', 'reopened', 'reopens', 'cancels', 'merged']);

/** Events of stages, steps and clocks are known by their form. */
const OF_PARTS = '^(stage|step|sla)\\.[^.]+\\.[^.]+$';

/** The outcome of a step, or an event of the case. */
const DOTTED = '^[^.<>]+\\.[^<>]+$';

/** The fields that hold a date, which moves a clock. */
function datesOf({ fields }: OwnIds): OwnId[] {
  return fields.filter(({ type }) => type === 'date' || type === 'datetime').map(({ id, words }) => ({ id, words }));
}

function namesOf(ids: readonly OwnId[]): string[] {
  return [...new Set(ids.map(({ id }) => id))];
}

/** Where an outcome or event leads. */
function wayNamed({ words }: OwnId): Node {
  return { description: words, type: ['string', 'object'], allOf: [{ $ref: '#/definitions/way' }] };
}

/** A value of any type under a known key. */
function valueNamed({ words }: OwnId): Node {
  return { description: words, type: ['string', 'number', 'boolean', 'object', 'array', 'null'] };
}

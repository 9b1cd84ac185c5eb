import { occurrenceIdOf, stepIdOf } from '../blueprint/process-names.ts';
import { holdsScope, type Activity, type Process, type ProcessEvent, type ProcessNode } from '../blueprint/process.ts';
import type { WrittenField } from '../blueprint/field.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { WrittenStep } from '../blueprint/step.ts';
import { readFeel } from '../feel/feel.ts';
import type { FeelNames } from '../feel/types.ts';
import { choicesOf, idFrom, isFromCustomer, isOpenChoice, receiverOf } from '../flow/process-choices.ts';
import { isFeelScript, isoOf, processExpression } from '../flow/process-expressions.ts';
import type { Path } from '../text/places.ts';
import { parseDuration } from '../time/duration.ts';
import { titleOf, type Draft, type DraftStep } from './process-draft.ts';
import { attributeOf, childrenOf } from './process-extensions.ts';
import { inputsOf, isExpression, outputsOf, type Fields } from './process-fields.ts';
import type { Roles } from './process-roles.ts';

type Part = DraftStep['origins'][number];

/** What a node says as a step: without the ways in and out of it, which its process knows. */
interface Said {
  readonly written: WrittenStep;
  readonly origins: readonly Part[];
}

/** Says what happens at the nodes of a process in the words of steps. */
export class Steps {
  readonly #draft: Draft;
  readonly #roles: Roles;
  readonly #fields: Fields;

  constructor(draft: Draft, roles: Roles, fields: Fields) {
    this.#draft = draft;
    this.#roles = roles;
    this.#fields = fields;
  }

  /** The step of a node; undefined where nothing happens at the node but that a case passes or splits. */
  of(process: Process, node: ProcessNode): DraftStep | undefined {
    const said = this.#say(process, node);
    if (said === undefined) return undefined;
    const { written, origins } = this.#withExtras(node, said);
    return { id: stepIdOf(node), node, process, written, origins };
  }

  #say(process: Process, node: ProcessNode): Said | undefined {
    switch (node.kind) {
      case 'activity':
        return holdsScope(node) ? undefined : this.#activity(process, node);
      case 'event':
        return this.#event(process, node);
      case 'gateway':
        return isOpenChoice(process, node) ? this.#choice(process, node) : undefined;
    }
  }

  #activity(process: Process, node: Activity): Said | undefined {
    switch (node.type) {
      case 'sendTask':
        return this.#send(process, node, node.message);
      case 'receiveTask':
        return { written: { wait: { event: this.#hear(process, node, node.message) } }, origins: [] };
      case 'serviceTask':
      case 'businessRuleTask':
        return this.#call(node);
      case 'scriptTask':
        return this.#script(node);
      case 'callActivity':
        return undefined;
      default:
        return this.#work(process, node);
    }
  }

  /** Work of a person; what the customer does in a form is asked of the customer. */
  #work(process: Process, node: Activity): Said {
    const { role, from } = this.#roles.of(process, node);
    const filled = this.#fields.at(node);
    const names = filled.map(({ field, mustBe }) => (mustBe ? field : `${field}?`));
    const label = titleOf(node);
    const asks = role === CUSTOMER && names.length > 0;
    const form: Part[] = filled.flatMap(({ from: origin }, index): Part[] =>
      asks ? [[['ask', index], origin]] : [[['do', 'form', index], origin]],
    );
    if (asks) return { written: { ask: names, title: label }, origins: [[['title'], nameOf(node)], ...form] };
    return {
      written: { do: names.length === 0 ? label : { label, form: names }, by: role },
      origins: [[['do'], nameOf(node)], [['by'], from], ...form],
    };
  }

  #call(node: Activity): Said {
    const { name, words, from } = serviceOf(node);
    const { data } = this.#draft.sections;
    const inputs = givenBy(node, data);
    const outputs = outputsOf(node);
    // What an expression makes of the answer is taken as an answer of that name.
    const into = Object.fromEntries([
      ...this.#fields.at(node).map(({ field }) => [field, field] as const),
      ...outputs.flatMap(({ target, source }) => (source === undefined ? [] : [[target, source] as const])),
    ]);
    const out = Object.fromEntries(
      Object.entries(into).map(([field, output]) => [output, data[field]?.type ?? 'text'] as const),
    );
    const given = Object.fromEntries(inputs.map(({ name: input, type }) => [input, type] as const));
    const id = this.#draft.declare(
      'services',
      name,
      words,
      {
        ...(idFrom(words) === words ? {} : { title: words }),
        ...(inputs.length === 0 ? {} : { in: given }),
        ...(Object.keys(out).length === 0 ? {} : { out }),
      },
      from,
    );
    this.#widen(id, given, out);
    const retry = retryOf(node);
    const isPlain = inputs.length === 0 && Object.keys(into).length === 0 && retry === undefined;
    return {
      written: {
        call: isPlain
          ? id
          : {
              service: id,
              ...(inputs.length === 0 ? {} : { with: Object.fromEntries(inputs.map((own) => [own.name, own.value])) }),
              ...(Object.keys(into).length === 0 ? {} : { into }),
              ...(retry === undefined ? {} : { retry }),
            },
        ...(node.name === undefined ? {} : { title: titleOf(node) }),
      },
      origins: [
        [['call'], from],
        [['title'], nameOf(node)],
        ...inputs.map((own): Part => [['call', 'with', own.name], own.path]),
        ...outputs.map(({ target, path }): Part => [['call', 'into', target], path]),
      ],
    };
  }

  /** A service that several tasks call takes and gives what any of them says. */
  #widen(id: string, given: Record<string, string>, out: Record<string, string>): void {
    const service = this.#draft.sections.services[id];
    if (service === undefined) return;
    const merged = { in: { ...given, ...service.in }, out: { ...out, ...service.out } };
    for (const key of ['in', 'out'] as const) {
      if (Object.keys(merged[key]).length > 0) Object.assign(service, { [key]: merged[key] });
    }
  }

  /** A script in FEEL sets its result; without one nothing comes of it. Another language is work for a service. */
  #script(node: Activity): Said | undefined {
    const [zeebe] = childrenOf(node, 'zeebe', 'script');
    const result = attributeOf(node, 'camunda', 'resultVariable');
    const field = zeebe?.attributes['resultVariable'] ?? result?.text;
    const script = node.script;
    if (zeebe === undefined && !isFeelScript(node)) return this.#call(node);
    const text = zeebe?.attributes['expression'] ?? script?.text ?? '';
    if (field === undefined || text.trim() === '') return undefined;
    const own = zeebe === undefined && script !== undefined ? processExpression(script) : undefined;
    const bare = own?.ok === true ? own.expression.text : text.replace(/^\s*=\s*/, '');
    const from = zeebe?.path ?? script?.path ?? node.path;
    const shift = own?.ok === true && !own.isTranslated ? own.expression.offset - 1 : undefined;
    return {
      written: {
        decide: [{ set: { [field]: `=${bare}` } }],
        ...(node.name === undefined ? {} : { title: titleOf(node) }),
      },
      origins: [
        [['decide', 0, 'set', field], from, shift],
        [['title'], nameOf(node)],
      ],
    };
  }

  #event(process: Process, node: ProcessEvent): Said | undefined {
    const [definition] = node.definitions;
    if (definition === undefined) return undefined;
    if (node.type === 'intermediateThrowEvent' || node.type === 'endEvent') {
      if (definition.kind === 'message') return this.#send(process, node, definition.message);
      return undefined;
    }
    const heard = node.definitions.flatMap((own) => {
      if (own.kind === 'message') return [this.#hear(process, node, own.message)];
      if (own.kind === 'signal') return [this.#hearSignal(node, own.signal)];
      return [];
    });
    // A boundary event, and what begins an event sub-process, is no step: it breaks into others.
    const around = process.nodes.get(node.scope);
    const isOfEvent = around?.kind === 'activity' && around.triggeredByEvent === true;
    if (node.type === 'boundaryEvent' || (node.type === 'startEvent' && isOfEvent)) return undefined;
    if (definition.kind === 'link') return undefined;
    const title = node.name === undefined ? {} : { title: titleOf(node) };
    const origins: Part[] = [[['title'], nameOf(node)]];
    const [event] = heard;
    if (node.definitions.length === 1 && event !== undefined)
      return { written: { wait: { event }, ...title }, origins };
    if (node.definitions.length === 1 && definition.kind === 'timer' && definition.timer.kind === 'duration') {
      const iso = isoOf(definition.timer);
      if (iso !== undefined && parseDuration(iso).ok) {
        return { written: { wait: iso, ...title }, origins: [...origins, [['wait'], definition.timer.value.path, 0]] };
      }
    }
    // What else a process waits for is said by the process itself.
    return { written: { wait: { first: Object.fromEntries(heard.map((name) => [name, name])) }, ...title }, origins };
  }

  /** Declares the event that a message from outside is; gives its dotted name. */
  #hear(process: Process, node: ProcessNode, message: string | undefined): string {
    const { model } = this.#draft;
    const id = occurrenceIdOf({ kind: 'message', message, path: node.path }, node) ?? node.id;
    const declared = model.messages.get(message ?? '') ?? node;
    const isCustomers = isFromCustomer(model, process, node, message);
    // A message is one event, whoever hears it: what other pools send at one place they send everywhere.
    const section = isCustomers && !Object.hasOwn(this.#draft.sections.signals, id) ? 'events' : 'signals';
    const known = Object.hasOwn(this.#draft.sections.events, id) ? 'events' : section;
    this.#draft.put(known, id, declared.name === undefined ? {} : { title: titleOf(declared) }, declared.path);
    return `${known === 'events' ? 'customer' : 'signal'}.${id}`;
  }

  #hearSignal(node: ProcessNode, signal: string | undefined): string {
    const id = occurrenceIdOf({ kind: 'signal', signal, path: node.path }, node) ?? node.id;
    const declared = this.#draft.model.signals.get(signal ?? '') ?? node;
    this.#draft.put('signals', id, declared.name === undefined ? {} : { title: titleOf(declared) }, declared.path);
    return `signal.${id}`;
  }

  /** Words that go to the customer or to another pool; what goes to a process of the file is handed over there. */
  #send(process: Process, node: ProcessNode, message: string | undefined): Said | undefined {
    const receiver = receiverOf(this.#draft.model, node);
    if (receiver?.isInside === true) return undefined;
    const declared = this.#draft.model.messages.get(message ?? '');
    const from = declared?.path ?? node.path;
    const words = declared?.name === undefined ? titleOf(node) : titleOf(declared);
    const key = declared?.id ?? node.id;
    const id = this.#draft.declare('messages', key, words, words.replaceAll(/[{}]/gu, '$&$&'), from);
    const { pool } = receiver ?? {};
    const to = pool === undefined || pool.isCustomer ? undefined : this.#roles.ofPool(pool);
    const by = this.#roles.laneOf(process, node) === undefined ? undefined : this.#roles.of(process, node);
    return {
      written: {
        say: to === undefined ? id : { message: id, to },
        ...(node.name === undefined ? {} : { title: titleOf(node) }),
        ...(by === undefined || by.role === CUSTOMER ? {} : { by: by.role }),
      },
      origins: [
        [['say'], from],
        [['title'], nameOf(node)],
        [['by'], by?.from ?? node.path],
      ],
    };
  }

  /** A way that a person chooses. */
  #choice(process: Process, node: ProcessNode): Said {
    const { role, from } = this.#roles.ofChoice(process, node);
    const outcomes = choicesOf(process, node);
    return {
      written: {
        do: titleOf(node),
        by: role,
        outcomes: Object.fromEntries(outcomes.map(({ name, flow }) => [name, flow])),
      },
      origins: [
        [['do'], nameOf(node)],
        [['by'], from],
        ...outcomes.map(({ name, flow }): Part => [['outcomes', name], process.flows.get(flow)?.path ?? node.path]),
      ],
    };
  }

  /** What stands on every step: documentation as notes, and our own attributes. */
  #withExtras(node: ProcessNode, { written, origins }: Said): Said {
    const parts: Part[] = [];
    const extra: Partial<Record<keyof WrittenStep, unknown>> = {};
    const take = (key: 'evidence' | 'within' | 'need' | 'cost' | 'when'): void => {
      const own = attributeOf(node, 'throughline', key);
      if (own?.text === undefined) return;
      extra[key] = key === 'cost' ? Number(own.text) : own.text;
      parts.push([[key], own.path, 0]);
    };
    if (node.documentation !== undefined && node.documentation.trim() !== '') {
      extra.notes = node.documentation.trim();
      parts.push([['notes'], [...node.path, 'documentation']]);
    }
    for (const key of ['evidence', 'need', 'cost'] as const) take(key);
    const via = attributeOf(node, 'throughline', 'channels') ?? attributeOf(node, 'throughline', 'channel');
    if (via?.text !== undefined) {
      extra.via = via.text
        .split(/[\s,，]+/u)
        .filter((word) => word !== '')
        .map((word) => this.#draft.declare('channels', word, word, { kind: channelKind(word) }, via.path));
      parts.push([['via'], via.path]);
    }
    if (typeof extra.need === 'string') {
      extra.need = this.#draft.declare('needs', extra.need, extra.need, { title: extra.need }, node.path);
    }
    return { written: { ...written, ...extra } as WrittenStep, origins: [...origins, ...parts] };
  }
}

/** Where the name of a node stands. */
function nameOf(node: ProcessNode): Path {
  return node.name === undefined ? node.path : [...node.path, 'name'];
}

const CHANNELS = [
  'phone',
  'chat',
  'web',
  'app',
  'email',
  'sms',
  'social',
  'video',
  'in-person',
  'self-service',
  'post',
] as const;

function channelKind(word: string): (typeof CHANNELS)[number] {
  const known = CHANNELS.find((kind) => word.toLowerCase().includes(kind));
  if (known !== undefined) return known;
  if (/hotline|call|电话|热线/iu.test(word)) return 'phone';
  if (/mail|邮件/iu.test(word)) return 'email';
  return /portal|site|网/iu.test(word) ? 'web' : 'self-service';
}

/** The service that a task calls, by the first that names it. */
function serviceOf(node: Activity): { readonly name: string; readonly words: string; readonly from: Path } {
  const [task] = childrenOf(node, 'zeebe', 'taskDefinition');
  const [decision] = childrenOf(node, 'zeebe', 'calledDecision');
  const said = [
    attributeOf(node, 'throughline', 'service'),
    task && { text: task.attributes['type'], path: task.path },
    decision && { text: decision.attributes['decisionId'], path: decision.path },
    ...['topic', 'decisionRef', 'class', 'delegateExpression', 'expression'].map((key) =>
      attributeOf(node, 'camunda', key),
    ),
  ].find((own) => own?.text !== undefined && own.text.trim() !== '');
  if (said?.text !== undefined) {
    const text = said.text.trim();
    // A class is known by its last name, an expression by its first.
    const short = /^[\w.]+$/.test(text) ? (text.split('.').at(-1) ?? text) : text.replace(/^[$#]\{\s*(\w+)[^]*$/, '$1');
    return { name: text, words: short, from: said.path };
  }
  const { implementation } = node;
  if (implementation !== undefined && !implementation.startsWith('##') && node.type !== 'scriptTask') {
    return { name: implementation, words: implementation, from: [...node.path, 'implementation'] };
  }
  return { name: node.id, words: titleOf(node), from: node.path };
}

/** The inputs of a task as a step gives them to its service: an expression behind `=`, or a text. */
function givenBy(node: Activity, data: Readonly<Record<string, WrittenField>>): readonly Given[] {
  return inputsOf(node).flatMap(({ name, written, path }): Given[] => {
    if (idFrom(name) === undefined) return [];
    const own = processExpression(written);
    if (!isExpression(written.text)) return [{ name, value: written.text, type: 'text', path }];
    if (!own.ok) return [];
    return [{ name, value: `=${own.expression.text}`, type: typeOf(own.expression.text, data), path }];
  });
}

interface Given {
  readonly name: string;
  readonly value: string;
  readonly type: WrittenField['type'];
  readonly path: Path;
}

/** What an expression gives, as far as the declared fields tell. */
function typeOf(text: string, data: Readonly<Record<string, WrittenField>>): WrittenField['type'] {
  const names = Object.fromEntries(
    Object.entries(data).flatMap(([name, { type }]) => (isPlainType(type) ? [[name, { kind: PLAIN[type] }]] : [])),
  ) as FeelNames;
  const { kind } = readFeel(text, names).type;
  return PLAIN_KINDS.find(([, feel]) => feel === kind)?.[0] ?? 'text';
}

const PLAIN = {
  text: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
} as const;

const PLAIN_KINDS = Object.entries(PLAIN) as [keyof typeof PLAIN, string][];

function isPlainType(type: string): type is keyof typeof PLAIN {
  return Object.hasOwn(PLAIN, type);
}

/** `camunda:failedJobRetryTimeCycle` and `zeebe:taskDefinition retries`: how often a failed call is made again. */
function retryOf(node: Activity): { times: number; every?: string } | undefined {
  const [cycle] = childrenOf(node, 'camunda', 'failedJobRetryTimeCycle');
  const [, rounds, every] = /^\s*R(\d+)\/(P\S+)\s*$/.exec(cycle?.text ?? '') ?? [];
  if (rounds !== undefined && every !== undefined && parseDuration(every).ok && Number(rounds) > 1) {
    return { times: Number(rounds) - 1, every };
  }
  const [task] = childrenOf(node, 'zeebe', 'taskDefinition');
  const times = Number(task?.attributes['retries'] ?? 1) - 1;
  return Number.isInteger(times) && times > 0 ? { times } : undefined;
}

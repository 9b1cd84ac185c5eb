import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Service } from '../../blueprint/service.ts';
import { nearest } from '../../text/did-you-mean.ts';
import type { Rule } from '../rule.ts';

/** A call gives its service every input, names only inputs and outputs that it has, and puts results where they fit. */
export const services: Rule = {
  name: 'services-get-what-they-need',
  phase: 1,
  check(check) {
    const { blueprint } = check;
    for (const step of stepsOf(blueprint)) {
      const { action } = step;
      if (action.verb !== 'call') continue;
      const service = blueprint.services.get(action.service.name);
      if (service === undefined) continue;
      const misspelt = new Set<string>();
      for (const { field, path } of action.with) {
        if (service.in.has(field.name)) continue;
        const near = nearest(field.name, service.in.keys());
        if (near !== undefined) misspelt.add(near);
        check.atKey(path, 'TL4001', { kind: 'input', name: field.name, near, others: 0 });
      }
      const given = new Set(action.with.map(({ field }) => field.name));
      const missing = [...service.in.keys()].find((name) => !given.has(name) && !misspelt.has(name));
      if (missing !== undefined) {
        check.atValue(action.service.path, 'TL4029', { service: service.id, parameter: missing });
      }
      const fallback = blueprint.services.get(action.fallback?.name ?? '');
      if (action.fallback !== undefined && fallback !== undefined) {
        const lacks = difference(service, fallback, new Set(action.into.map(({ output }) => output.name)));
        const params = { service: service.id, fallback: fallback.id };
        if (lacks !== undefined) check.atValue(action.fallback.path, 'TL4053', { ...params, lacks });
      }
      for (const { field, output } of action.into) {
        const from = service.out.get(output.name);
        if (from === undefined) {
          const near = nearest(output.name, service.out.keys());
          check.atValue(output.path, 'TL4001', { kind: 'output', name: output.name, near, others: 0 });
          continue;
        }
        const to = blueprint.data.get(field.name);
        if (to !== undefined && !fits(from.type, to.type)) {
          check.atValue(output.path, 'TL4030', { field: field.name, from: from.type, to: to.type });
        }
      }
    }
  },
};

/** The first input or used output in which a service that stands in differs from the one it stands in for. */
function difference(service: Service, fallback: Service, used: ReadonlySet<string>): string | undefined {
  const inputs = new Set([...service.in.keys(), ...fallback.in.keys()]);
  const input = [...inputs].find((name) => service.in.get(name)?.type !== fallback.in.get(name)?.type);
  return input ?? [...used].find((name) => service.out.get(name)?.type !== fallback.out.get(name)?.type);
}

/** A whole number is a number; every other type fits itself only. */
function fits(from: string, to: string): boolean {
  return from === to || (from === 'integer' && to === 'number') || (from === 'enum' && to === 'text');
}

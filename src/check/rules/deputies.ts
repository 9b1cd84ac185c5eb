import type { Rule } from '../rule.ts';

/** Deputies form no circle. */
export const deputies: Rule = {
  name: 'deputies-do-not-go-round',
  phase: 1,
  principle: 'secure',
  check(check) {
    const { roles } = check.blueprint;
    const told = new Set<string>();
    for (const role of roles.values()) {
      const way = [role.id];
      for (let at = role.deputy; at !== undefined; at = roles.get(at.name)?.deputy) {
        if (at.name === role.id && role.deputy !== undefined && !way.some((id) => told.has(id))) {
          check.atValue(role.deputy.path, 'TL4028', { role: role.id, circle: [...way, role.id] });
          for (const id of way) told.add(id);
        }
        if (way.includes(at.name)) break;
        way.push(at.name);
      }
    }
  },
};

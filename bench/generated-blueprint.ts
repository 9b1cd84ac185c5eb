/** A blueprint of `count` steps in stages of fifty, at most 150 bytes a step, with branches, limits, forms and texts. */
export function generatedBlueprint(count: number): string {
  const lines = [
    'throughline: 1',
    'id: generated',
    'version: "1.0.0"',
    'roles: { agent: { deputy: lead }, lead: {} }',
    'channels: { chat: { kind: chat } }',
    'data:',
    '  score: { type: integer, min: 1, max: 5, default: 3 }',
    '  kind: { type: enum, values: [new, known], default: new }',
    '  note: { type: text }',
    'messages: { hello: "Hello {case.id}" }',
    'omits: { confirmation: none, resolution: none, follow-up: none }',
    'stages:',
  ];
  for (let step = 0; step < count; step += 1) {
    if (step % 50 === 0) lines.push(`  stage-${step / 50}:`, '    kind: intake', '    steps:');
    const id = `step-${step}`;
    const later = step + 2 < count && step % 50 < 48 ? `step-${step + 2}` : 'next';
    switch (step % 5) {
      case 0:
        lines.push(
          `      ${id}: { ask: [score, note?], via: [chat], evidence: A number, customer: Tells what happened }`,
        );
        break;
      case 1:
        lines.push(
          `      ${id}:`,
          `        do: { label: Look into it ${step}, form: [note] }`,
          '        by: agent',
          `        outcomes: { fine: next, late: ${later} }`,
        );
        break;
      case 2:
        lines.push(
          `      ${id}:`,
          '        choose:',
          `          - { when: score >= 4 and kind = "new", to: ${later} }`,
          '          - { else: next }',
        );
        break;
      case 3:
        lines.push(`      ${id}: { say: hello, via: [chat], set: { score: "=if score < 5 then score + 1 else 1" } }`);
        break;
      default:
        lines.push(`      ${id}: { ask: [kind], within: 2d, outcomes: { done: next, no-answer: ${later} } }`);
    }
  }
  lines.push('ends: { closed: { outcome: solved, reach: resolved } }', '');
  return lines.join('\n');
}

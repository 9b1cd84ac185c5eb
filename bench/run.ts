// `npm run bench` runs every comparison; `npm run bench -- step engines` only those.
const ALL = [
  'feel',
  'pipeline',
  'step',
  'engines',
  'calendar',
  'clocks',
  'bpmn',
  'soundness',
  'journeys',
  'durable',
  'million',
  'draw',
];
const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : ALL) {
  console.log(`\n== ${name}`);
  await import(`./${name}.ts`);
}

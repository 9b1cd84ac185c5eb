import { randomBlueprint } from './support/random-blueprint.ts';
import { writtenProcess } from '../src/flow/process-of.ts';
import { layout } from '../src/draw/layout.ts';
const seed = Number(process.argv[2]);
const ids = process.argv.slice(3);
const { model, standings } = writtenProcess(randomBlueprint(seed).blueprint);
const d = layout(model, { stageOf: (n) => standings.get(n)?.stage });
for (const id of ids)
  console.log(
    id,
    JSON.stringify(d.edges.get(id) ?? d.shapes.get(id)),
    JSON.stringify(d.labels!.get(id)),
    model.processes.map((p) => p.flows.get(id)?.name ?? p.nodes.get(id)?.name),
  );

// Opens cases over HTTP and takes what happens to them, in a file that outlives the process.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

import { compileBlueprint, createHost, HostError, loadBlueprint, storedBlueprints, systemClock } from 'throughline';
import { consoleHandlers } from 'throughline/handlers';
import { sqliteStore } from 'throughline/sqlite';

const { blueprint } = await loadBlueprint(process.argv[2]);
const store = sqliteStore(process.argv[3] ?? 'cases.db');
// Old cases stay on the blueprint that they were opened with.
const blueprints = [...(await storedBlueprints(store)), compileBlueprint(blueprint)];
const handlers = { ...consoleHandlers(), call: () => ({ class: 'gold' }) };
const host = createHost({ store, blueprints, handlers, clock: systemClock() });

// Put your own sign-in here: who the caller is never comes out of a request's body.
const callerOf = ({ headers }) => ({ role: headers['x-role'] ?? 'customer', person: headers['x-person'] });

const server = createServer(async (request, response) => {
  const answer = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  try {
    const [, caseId, what] = decodeURI(request.url).match(/^\/cases\/([^/]+)(?:\/(events))?$/) ?? [];
    const key = request.headers['idempotency-key'];
    const desk = host.as(callerOf(request));
    if (caseId === undefined) answer(404, { error: 'PUT /cases/ID opens a case, GET reads it, POST /cases/ID/events sends.' });
    else if (request.method === 'GET') answer(200, await host.read(caseId));
    else if (what === 'events') answer(200, await desk.send(caseId, await json(request), { eventId: key }));
    else answer(201, await desk.start(caseId, { ...(await json(request)), blueprint: blueprint.id, requestId: key }));
  } catch (error) {
    answer(error instanceof HostError && error.retryable ? 503 : 400, { error: error.message });
  }
});

const stopping = new AbortController();
process.once('SIGTERM', () => server.close(() => stopping.abort()));
server.listen(Number(process.env.PORT ?? 0), () => console.log(`http://localhost:${server.address().port}/cases`));
await host.run(stopping.signal);
await host.close();

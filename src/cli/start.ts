import { tellExample } from './example.ts';
import { processIo } from './process-io.ts';

// npm start: what throughline does, shown on the example.
process.exitCode = await tellExample(process.argv.slice(2), processIo());

import { memoryStore } from '../../src/run/memory-store.ts';
import { simulateCrashes } from './store-crashes.ts';

simulateCrashes('the memory store', { open: memoryStore });

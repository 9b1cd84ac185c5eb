import { memoryStore } from '../../src/run/store/memory-store.ts';
import { simulateCrashes } from './store-crashes.ts';

simulateCrashes('the memory store', { open: memoryStore });

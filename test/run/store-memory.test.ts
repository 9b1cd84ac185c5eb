import { memoryStore } from '../../src/run/memory-store.ts';
import { storeConformance } from './store-conformance.ts';

storeConformance('the memory store', memoryStore);

import { memoryStore } from '../../src/run/store/memory-store.ts';
import { storeConformance } from './store-conformance.ts';

storeConformance('the memory store', memoryStore);

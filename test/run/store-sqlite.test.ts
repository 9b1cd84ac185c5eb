import { sqliteStore } from '../../src/sqlite.ts';
import { testFolder } from './sqlite-support.ts';
import { storeConformance } from './store-conformance.ts';

const folder = testFolder();

storeConformance('the store in a file', () => folder.closing(sqliteStore(folder.file())));

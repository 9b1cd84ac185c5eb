import { writeFileSync } from 'node:fs';

import { bundledPageScript, pageScriptModule } from './page-script.ts';

// npm run page: the script of the pages, after a change of its modules.
writeFileSync('src/draw/html/page-script.ts', pageScriptModule(await bundledPageScript()));

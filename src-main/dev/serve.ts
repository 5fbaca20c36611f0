/** `npm run serve -- <options>`: the headless server, built first when its sources changed. */
import { serve } from './headless.ts'

await serve(process.argv.slice(2))

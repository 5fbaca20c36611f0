/** What a developer sees over the app: codes, clock and faults of the server that `npm run dev` starts. */
import { showOverlay } from 'offwrite/overlay'
import { connect } from 'offwrite/testing'
import { endpoint, projectId } from './auth.ts'

showOverlay(await connect(endpoint, { projectId }))

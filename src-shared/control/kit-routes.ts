/** The routes that the testing kit calls. The others are a chunk of their own, which a page loads when it asks for one. */
import { advanceClock, getClock, setClock } from './clock.ts'
import type { ControlRoute } from './control-route.ts'
import { fakeUser } from './faking.ts'
import { deleteFault, listAllFaults, makeFault } from './faults.ts'
import { deleteMessages, getLatestMessage, listMessages } from './inbox.ts'
import { getRequest, listRequests } from './requests.ts'
import { signInAs } from './sign-in-as.ts'
import { getTotp, putTotp } from './totp.ts'

export const kitRoutes: readonly ControlRoute[] = [
  listRequests,
  getRequest,
  signInAs,
  listMessages,
  getLatestMessage,
  deleteMessages,
  fakeUser,
  getClock,
  setClock,
  advanceClock,
  getTotp,
  putTotp,
  listAllFaults,
  makeFault,
  deleteFault,
]

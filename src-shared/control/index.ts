/** Every route of the control API. */
import { advanceClock, getClock, listUpcoming, previewClock, setClock } from './clock.ts'
import type { ControlRoute } from './control-route.ts'
import {
  deleteToken,
  fakeIdentity,
  fakeSession,
  fakeToken,
  fakeUser,
  getStoredUser,
  listTokens,
  listUserSessions,
} from './faking.ts'
import { deleteFault, deleteFaults, listAllFaults, listFaultChoices, makeFault } from './faults.ts'
import { getHistoryStep, listHistory, redoLatest, undoLatest, undoStep } from './history.ts'
import { completeMessage, deleteMessage, deleteMessages, getLatestMessage, getMessage, listMessages } from './inbox.ts'
import { checkLinks } from './links.ts'
import { expireMessage, sendMessageAgain } from './inbox-actions.ts'
import { listKeyCalls } from './key-calls.ts'
import { deleteKey, listKeys, makeKey, updateKey } from './keys.ts'
import {
  deleteOAuth2Answer,
  getOAuth2Answer,
  listOAuth2Answers,
  listOAuth2People,
  putOAuth2Answer,
} from './oauth2-people.ts'
import { clearLimits, listLimits } from './limits.ts'
import { getLogSize, updateLogSize } from './log-size.ts'
import { checkPassword } from './passwords.ts'
import { deleteProject, getProject, listProjects, makeProject, updateProject } from './projects.ts'
import { exportHar } from './har.ts'
import { replayRequest } from './replay.ts'
import { clearRequests, getRequest, listRequests, undoRequest } from './requests.ts'
import { checkPermissions, getUserRoles } from './roles.ts'
import { loadSamples } from './samples.ts'
import { listSignInMethods } from './sign-in-methods.ts'
import { listStartOptions } from './start-options.ts'
import { getStatus } from './status.ts'
import {
  deleteSnapshot,
  getSnapshot,
  getSnapshotContents,
  keepState,
  listSnapshots,
  resetState,
  restoreDocument,
  restoreSnapshot,
  saveSnapshot,
} from './snapshots.ts'
import { diffSnapshot, getDrift } from './drift.ts'
import { exportState } from './exports.ts'
import { cancelImport, getImport, importUsers } from './imports.ts'
import { listChallenges, updateChallenge } from './challenges.ts'
import { listTeams } from './teams.ts'
import { getTotp, putTotp } from './totp.ts'
import { generateUsers } from './generated-users.ts'
import { changeUsers } from './user-steps.ts'
import { getSessionForms, listUsers, signInAs } from './users.ts'

export const controlRoutes: readonly ControlRoute[] = [
  getStatus,
  listStartOptions,
  listProjects,
  makeProject,
  getProject,
  updateProject,
  deleteProject,
  listSignInMethods,
  checkPassword,
  listLimits,
  clearLimits,
  listKeys,
  makeKey,
  updateKey,
  deleteKey,
  listKeyCalls,
  listRequests,
  getRequest,
  undoRequest,
  replayRequest,
  exportHar,
  clearRequests,
  getLogSize,
  updateLogSize,
  listUsers,
  changeUsers,
  generateUsers,
  signInAs,
  listTeams,
  listMessages,
  getLatestMessage,
  getMessage,
  completeMessage,
  expireMessage,
  sendMessageAgain,
  checkLinks,
  deleteMessage,
  deleteMessages,
  getUserRoles,
  checkPermissions,
  fakeUser,
  getStoredUser,
  listUserSessions,
  fakeSession,
  getSessionForms,
  fakeIdentity,
  listTokens,
  fakeToken,
  deleteToken,
  listHistory,
  getHistoryStep,
  undoLatest,
  redoLatest,
  undoStep,
  getClock,
  setClock,
  advanceClock,
  listUpcoming,
  previewClock,
  getTotp,
  putTotp,
  listOAuth2Answers,
  listOAuth2People,
  getOAuth2Answer,
  putOAuth2Answer,
  deleteOAuth2Answer,
  listChallenges,
  updateChallenge,
  listAllFaults,
  listFaultChoices,
  makeFault,
  deleteFaults,
  deleteFault,
  listSnapshots,
  saveSnapshot,
  keepState,
  getSnapshot,
  getSnapshotContents,
  deleteSnapshot,
  restoreSnapshot,
  restoreDocument,
  diffSnapshot,
  exportState,
  resetState,
  getDrift,
  loadSamples,
  importUsers,
  getImport,
  cancelImport,
]

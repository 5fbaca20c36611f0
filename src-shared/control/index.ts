/** Every route of the control API. */
import { listUpcoming, previewClock } from './clock.ts'
import type { ControlRoute } from './control-route.ts'
import {
  deleteToken,
  fakeIdentity,
  fakeSession,
  fakeToken,
  getStoredUser,
  listTokens,
  listUserSessions,
} from './faking.ts'
import { deleteFaults, listFaultChoices } from './faults.ts'
import { getHistoryStep, listHistory, redoLatest, undoLatest, undoStep } from './history.ts'
import { completeMessage, deleteMessage, getMessage } from './inbox.ts'
import { kitRoutes } from './kit-routes.ts'
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
import { clearRequests, undoRequest } from './requests.ts'
import { checkPermissions, getUserRoles } from './roles.ts'
import { loadSamples } from './samples.ts'
import { getSessionForms } from './sign-in-as.ts'
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
import { changeTeams } from './team-steps.ts'
import { listTeams } from './teams.ts'
import { generateUsers } from './generated-users.ts'
import { changeUsers } from './user-steps.ts'
import { listUsers } from './users.ts'

export const controlRoutes: readonly ControlRoute[] = [
  ...kitRoutes,
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
  undoRequest,
  replayRequest,
  exportHar,
  clearRequests,
  getLogSize,
  updateLogSize,
  listUsers,
  changeUsers,
  generateUsers,
  listTeams,
  changeTeams,
  getMessage,
  completeMessage,
  expireMessage,
  sendMessageAgain,
  checkLinks,
  deleteMessage,
  getUserRoles,
  checkPermissions,
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
  listUpcoming,
  previewClock,
  listOAuth2Answers,
  listOAuth2People,
  getOAuth2Answer,
  putOAuth2Answer,
  deleteOAuth2Answer,
  listChallenges,
  updateChallenge,
  listFaultChoices,
  deleteFaults,
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

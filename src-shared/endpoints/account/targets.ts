/** `account.createPushTarget`, `updatePushTarget`, `deletePushTarget`. */
export {}

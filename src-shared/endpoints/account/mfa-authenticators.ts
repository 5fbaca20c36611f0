/** `account.createMFAAuthenticator`, `updateMFAAuthenticator`, `deleteMFAAuthenticator`. */
export {}

/** `account.createSession`, `updateMagicURLSession`, `updatePhoneSession`: a token becomes a session. */
export {}

/** `account.createEmailVerification`, `updateEmailVerification`, `createPhoneVerification`, `updatePhoneVerification`. */
export {}

/** `account.createMagicURLToken`, `createEmailToken`, `createPhoneToken`. */
export {}

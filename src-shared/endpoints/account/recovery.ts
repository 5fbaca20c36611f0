/** `account.createRecovery`, `updateRecovery`. */
export {}

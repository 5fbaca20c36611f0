/** `account.createMFAChallenge`, `updateMFAChallenge`. */
export {}

/** `account.createMFARecoveryCodes`, `getMFARecoveryCodes`, `updateMFARecoveryCodes`. */
export {}

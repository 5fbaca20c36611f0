/** `account.updatePassword`. */
export {}

/** `account.listIdentities`, `deleteIdentity`. */
export {}

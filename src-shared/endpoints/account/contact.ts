/** `account.updateEmail`, `updatePhone`. */
export {}

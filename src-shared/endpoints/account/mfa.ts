/** `account.updateMFA`, `listMFAFactors`. */
export {}

// Replaces node:crypto in the bundle: it takes as long to load as a short answer, which needs no hash.
// biome-ignore lint/style/useNodejsImportProtocol: by its full name, the bundler would find this file again.
exports.createHash = (algorithm) => require('crypto').createHash(algorithm);

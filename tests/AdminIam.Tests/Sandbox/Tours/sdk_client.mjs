// Makes calls by the AWS SDK for JavaScript: each line of the input is a call, each line of the output its answer.
// The first argument is the folder with the SDK's packages.

import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(join(process.argv[2], "package.json"));
const services = { iam: require("@aws-sdk/client-iam"), sts: require("@aws-sdk/client-sts") };
const names = { iam: "IAMClient", sts: "STSClient" };
const clients = new Map();

function clientOf({ service, endpoint, keys }) {
  const key = JSON.stringify([service, endpoint, keys]);
  if (!clients.has(key)) {
    clients.set(key, new services[service][names[service]]({
      endpoint,
      region: "us-east-1",
      maxAttempts: 1,
      credentials: { accessKeyId: keys[0], secretAccessKey: keys[1], sessionToken: keys[2] || undefined },
    }));
  }
  return clients.get(key);
}

async function call(request) {
  const Command = services[request.service][`${request.operation}Command`];
  if (!Command) {
    return { unknown: true };
  }
  try {
    const { $metadata, ...result } = await clientOf(request).send(new Command(request.parameters));
    return { code: "", status: $metadata.httpStatusCode, message: "", requestId: $metadata.requestId, result };
  } catch (error) {
    const { httpStatusCode, requestId } = error.$metadata ?? {};
    return { code: error.Code ?? error.name, status: httpStatusCode ?? 0, message: error.message, requestId };
  }
}

// Timestamps become texts of ISO 8601, and blobs texts of base 64.
const plain = (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value);

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await call(JSON.parse(line)), plain)}\n`);
}

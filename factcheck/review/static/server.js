// Talks to the review server. Every answer is checked: what this module returns was said by the server.

const csrf = document.querySelector('meta[name="factcheck-csrf"]').content;

/** An id for one act, made here, so that the same act sent twice is saved once. */
export function newUid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function answer(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new Error("The review server does not answer. Is it still running?");
  }
  let body = null;
  try {
    body = await response.json();
  } catch {
    throw new Error(`The review server answered with an error (${response.status}).`);
  }
  if (!response.ok) {
    throw new Error(typeof body.error === "string" ? body.error : `The server refused this (${response.status}).`);
  }
  return body;
}

/** GET `path` with the query `values`; those that are empty are left out. */
export function get(path, values = {}) {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "" && value != null));
  return answer(fetch(`${path}?${query}`, { headers: { accept: "application/json" } }));
}

/** POST one act; resolves only once the server has it on the disk. */
export function post(path, act) {
  return answer(
    fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", "x-factcheck-csrf": csrf },
      body: JSON.stringify(act),
    }),
  );
}

import { render } from "preact";
import { App } from "./app.tsx";
import { openClient } from "./client.ts";

const { searchParams } = new URL(location.href);
const client = openClient(searchParams.get("token") ?? "", Number(searchParams.get("issue") ?? 0));
const app = document.getElementById("app");
if (app !== null) render(<App client={client} />, app);

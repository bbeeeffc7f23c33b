// Under a page: who signed it, and a button for the next stage. The name stays in the tab, since the next stage is another person's.
import { useEffect, useState } from "preact/hooks";
import type { SigningStage } from "../protocol.ts";
import { type Props, useStore } from "./shown.ts";
import { words } from "./words.ts";

/** The most characters of a name. */
const LONGEST_NAME = 64;

export function Signing({ client, label }: Props & { readonly label: string }) {
  const { state, signer } = useStore(client.shown);
  const [busy, setBusy] = useState(false);
  // The next state has the signature.
  useEffect(() => setBusy(false), [state]);
  const stages = state?.signing[label] ?? [];
  if (state === undefined || stages.length === 0) return null;
  const next = stages.find((each) => each.state !== "signed")?.stage;
  const sign = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const signed = await client.line.post("/sign", { revision: state.revision, page: label, stage: next, by: signer });
    if (signed.ok) return;
    setBusy(false);
    client.shown.change({ notice: signed.refusal });
  };
  return (
    <form class="signing" onSubmit={sign}>
      {stages.map((each) => (
        <span class={each.state} key={each.stage}>
          {stageText(each)}
        </span>
      ))}
      {next !== undefined && (
        <>
          <input
            type="text"
            required
            maxLength={LONGEST_NAME}
            placeholder={words("signer")}
            aria-label={words("signer")}
            value={signer}
            onInput={({ currentTarget }) => client.shown.change({ signer: currentTarget.value })}
          />
          <button type="submit" disabled={busy}>
            {words("sign-as", { stage: next })}
          </button>
        </>
      )}
    </form>
  );
}

function stageText({ stage, state, by = "", at = "" }: SigningStage): string {
  return words("stage", { stage, state, by, at: at.slice(0, "2026-11-24T22:40".length).replace("T", " ") });
}

// The one way to the program: a command by name, typed by the contract. Rejects with an `AppError`.
import { host } from "../host";
import type { Commands } from "./contract.gen";

export type Command = keyof Commands;
export type Request<Name extends Command> = Commands[Name]["request"];
export type Response<Name extends Command> = Commands[Name]["response"];

export async function call<Name extends Command>(command: Name, request: Request<Name>): Promise<Response<Name>> {
  return (await host().call(command, request)) as Response<Name>;
}

/** What the controllers are given, so that tests can hand in their own. */
export type Call = typeof call;

//! The one command of the window.

use persklaar_app::App;
use persklaar_app::contract::AppError;
use serde_json::Value;
use tauri::State;

/// Calls a use case by its name in the contract.
#[tauri::command]
pub(crate) async fn call(app: State<'_, App>, command: String, request: Value) -> Result<Value, AppError> {
    app.call(&command, request).await
}

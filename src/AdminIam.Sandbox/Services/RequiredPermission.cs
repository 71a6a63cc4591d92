using AdminIam.Sandbox.Authorization;

namespace AdminIam.Sandbox.Services;

/// <summary>A permission that a call requires for another resource than its own.</summary>
/// <param name="Action">The action, as policies name it.</param>
/// <param name="Resource">The ARN of the resource.</param>
/// <param name="AddKeys">Adds the condition keys of the action and the resource.</param>
internal sealed record RequiredPermission(string Action, string Resource, Action<RequestKeys> AddKeys);

namespace AdminIam.Engine.Iam.Safety;

/// <summary>How certain it is that somebody has the power of an administrator: to give anybody any permission.</summary>
internal enum AdministratorPower
{
    /// <summary>They have not.</summary>
    None,

    /// <summary>Conditions or exceptions decide it.</summary>
    Uncertain,

    /// <summary>They have, whenever they sign in.</summary>
    Certain,
}

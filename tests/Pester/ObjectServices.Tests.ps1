BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    # An object as a job, a remote session or Import-Clixml returns it.
    function New-Deserialized([string] $Type, [hashtable] $Property) {
        [pscustomobject] (@{ PSTypeName = "Deserialized.AdminIam.$Type" } + $Property)
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Objects of another service' {
    BeforeEach {
        $null = Start-AdminSandbox -Account 'Prod=111122223333' -IdentityCenterRegion us-east-1
        $null = New-AdminUser ada
        $null = New-AdminGroup Ops -Policy @()
    }

    It 'are refused from the pipeline, and no object of the same name is changed' {
        Get-AdminIdentityCenter |
            Remove-AdminUser -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems

        $problems | Format-Problem | Should -BeLike 'WrongService InvalidArgument *'
        "$problems" | Should -BeLike '*AdminIdentityCenter of IAM Identity Center, but Remove-AdminUser uses IAM*'
    }

    It 'are refused if a job or a file returned them' {
        New-Deserialized AdminIdentityCenter @{ UserName = 'ada' } |
            Remove-AdminUser -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems

        $problems | Format-Problem | Should -Be 'WrongService InvalidArgument'
        Get-AdminUser ada | Should -Not -BeNullOrEmpty
    }

    It 'are refused on the command line' {
        { Remove-AdminUser (Get-AdminIdentityCenter) -Confirm:$false } |
            Should -Throw -ErrorId 'WrongService,AdminIam.Commands.RemoveAdminUserCommand'
        { Add-AdminUserToGroup ada, (Get-AdminIdentityCenter) Ops } |
            Should -Throw -ErrorId 'WrongService,AdminIam.Commands.AddAdminUserToGroupCommand'
    }

    It 'are refused with the command to use instead, and the reverse' {
        $null = New-AdminIdentityGroup Ops

        Get-AdminIdentityGroup Ops | Set-AdminGroup -NewGroupName Changed -ErrorVariable ofIam `
            -ErrorAction SilentlyContinue
        Get-AdminGroup Ops | Set-AdminIdentityGroup -Description Changed -ErrorVariable ofCenter `
            -ErrorAction SilentlyContinue

        $ofIam | Format-Problem | Should -Be 'WrongService InvalidArgument Ops'
        $ofIam[0].ErrorDetails.RecommendedAction | Should -Be 'Use Set-AdminIdentityGroup.'
        $ofCenter | Format-Problem | Should -Be 'WrongService InvalidArgument Ops'
        $ofCenter[0].ErrorDetails.RecommendedAction | Should -Be 'Use Set-AdminGroup.'
        (Get-AdminGroup).GroupName | Should -Be Ops
        (Get-AdminIdentityGroup Ops).Description | Should -BeNullOrEmpty
    }

    It 'are refused as names of groups, from the command line and from Export-Clixml' {
        $null = New-AdminIdentityGroup Ops
        $path = Join-Path $TestDrive group.xml
        Get-AdminIdentityGroup Ops | Export-Clixml $path

        { Add-AdminUserToGroup ada (Get-AdminIdentityGroup Ops) } |
            Should -Throw -ErrorId 'WrongService,AdminIam.Commands.AddAdminUserToGroupCommand'
        { New-AdminUser zoe -GroupName (Get-AdminIdentityGroup Ops) } |
            Should -Throw -ErrorId 'WrongService,AdminIam.Commands.NewAdminUserCommand'
        Import-Clixml $path | Remove-AdminGroup -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Format-Problem | Should -Be 'WrongService InvalidArgument'
        (Get-AdminGroup).GroupName | Should -Be Ops
        (Get-AdminUser).UserName | Should -Be ada
    }

    It 'are refused for new objects, with the way that works' {
        Get-AdminGroup Ops | New-AdminIdentityGroup -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems | Format-Problem | Should -Be 'WrongService InvalidArgument Ops'
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*Select-Object*'
        (Get-AdminGroup Ops | Select-Object GroupName | New-AdminIdentityGroup).GroupName | Should -Be Ops
    }

    It 'are accepted where a policy is referred to' {
        $set = New-AdminPermissionSet Readers -Policy (Get-AdminPolicy SecurityAudit)

        $set.Policy | Should -Be SecurityAudit
    }

    It 'are accepted as rows if their values are selected' {
        $user = New-Deserialized AdminIdentityCenter @{ UserName = 'zoe' } | Select-Object UserName | New-AdminUser

        $user.UserName | Should -Be zoe
    }
}

Describe 'Objects of the same service' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminUser ada
        $null = New-AdminGroup Ops -Policy @()
    }

    It 'are accepted on the command line by their name' {
        (Add-AdminUserToGroup (Get-AdminUser ada) (Get-AdminGroup Ops) -PassThru).GroupName | Should -Be Ops
        (Get-AdminGroup (Get-AdminGroup)).GroupName | Should -Be Ops
        Remove-AdminUser (Get-AdminUser) -Confirm:$false
        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'are accepted from a job or a file' {
        New-Deserialized AdminUser @{ UserName = 'ada'; GroupName = @() } | Remove-AdminUser -Confirm:$false

        Get-AdminUser | Should -BeNullOrEmpty
    }
}

Describe 'The service of types and commands' {
    BeforeAll {
        $assembly = (Get-Command New-AdminUser).ImplementingType.Assembly
        $services = $assembly.GetType('AdminIam.Input.ObjectServices')
        function Get-Service([string] $Method, [object] $Argument) {
            "$($services.GetMethod($Method).Invoke($null, [object[]] @($Argument.PSObject.BaseObject)))"
        }
    }

    It 'is known for every output type that is not of both services' {
        $types = $assembly.GetExportedTypes().Where({ $_.Namespace -eq 'AdminIam' -and $_.Name -clike 'Admin*' })

        $types.Where({ -not (Get-Service OfType $_) }).Name | Sort-Object | Should -Be @(
            'AdminAccount', 'AdminAccountFailure', 'AdminCommandPermission', 'AdminDelegatedAdministrator',
            'AdminOrganization', 'AdminOrganizationAccount', 'AdminOrganizationCommandSummary', 'AdminRootAccess',
            'AdminRootCredential', 'AdminSandbox', 'AdminSession', 'AdminSignInMessage')
    }

    It 'is known for every command that does not accept the objects of both services' {
        $nouns = (Get-Command -Module AdminIam).Noun | Sort-Object -Unique

        $nouns.Where({ -not (Get-Service OfNoun $_) }) | Should -Be @(
            'AdminAccount', 'AdminAccountAlias', 'AdminCommandPermission', 'AdminCredential', 'AdminCredentialReport',
            'AdminOrganization', 'AdminOrganizationAccount', 'AdminOrganizationCommand', 'AdminReport',
            'AdminRootAccess', 'AdminRootCredential', 'AdminSandbox', 'AdminServiceLinkedRole', 'AdminSignInMessage')
    }

    It 'is that of the type with which the noun of the command starts: <Noun>' -ForEach @(
        @{ Noun = 'AdminUserToGroup'; Service = 'Iam' }
        @{ Noun = 'AdminGroupMember'; Service = 'Iam' }
        @{ Noun = 'AdminIdentityCenter'; Service = 'IdentityCenter' }
        @{ Noun = 'AdminUserx'; Service = '' }
    ) {
        Get-Service OfNoun $Noun | Should -Be $Service
    }
}

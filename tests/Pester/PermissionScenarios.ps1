# The commands whose permissions are proven. Each scenario is a command line (Run) that is executed by a user with the
# least policy, and the commands that set it up (SetUp), which root executes. $n is a number of its own, and $given is
# what SetUp returned. If the command is to fail for another reason, Expected is the ID of the error or a part of its
# message. Denied is an action and a resource that an additional statement denies.
$scenarios = @(
    @{ SetUp = { New-AdminUser "u$n" -ProgrammaticAccess }; Run = { Disable-AdminAccessKey $given.AccessKeyId } }
    @{
        SetUp = { New-AdminUser "u$n" Administrators -ProgrammaticAccess }
        Run = { Disable-AdminAccessKey $given.AccessKeyId }
    }
    @{
        SetUp = { New-AdminUser "u$n" -ProgrammaticAccess }
        Run = { Disable-AdminAccessKey $given.AccessKeyId -UserName "u$n" -Force }
    }
    @{ Expected = 'UserNotFound'; Run = { Disable-AdminAccessKey AKIAIOSFODNN7EXAMPLE -UserName nobody -Force } }

    @{
        SetUp = { New-AdminUser "u$n" -ProgrammaticAccess | Disable-AdminAccessKey }
        Run = { Enable-AdminAccessKey $given.AccessKeyId }
    }
    @{
        SetUp = { New-AdminUser "u$n" -ProgrammaticAccess | Disable-AdminAccessKey }
        Run = { Enable-AdminAccessKey $given.AccessKeyId -UserName "u$n" }
    }
    @{ Expected = 'UserNotFound'; Run = { Enable-AdminAccessKey AKIAIOSFODNN7EXAMPLE -UserName nobody } }

    @{ SetUp = { New-AdminUser "u$n" -ProgrammaticAccess }; Run = { Get-AdminAccessKey "u$n" } }
    @{ SetUp = { New-AdminUser "u$n" -ProgrammaticAccess }; Run = { Get-AdminAccessKey "u$n*" } }
    @{
        SetUp = { New-AdminUser "u$n" -ProgrammaticAccess }
        Run = { Get-AdminAccessKey -AccessKeyId $given.AccessKeyId }
    }
    @{ Run = { Get-AdminAccessKey -Own } }

    @{ SetUp = { New-AdminUser "u$n" }; Run = { New-AdminAccessKey "u$n" } }
    @{ SetUp = { New-AdminUser "u$n" }; Run = { New-AdminAccessKey "u$n*" -Ensure } }

    @{ SetUp = { New-AdminUser "u$n" -ProgrammaticAccess }; Run = { Remove-AdminAccessKey $given.AccessKeyId } }
    @{
        SetUp = { New-AdminUser "u$n" Administrators -ProgrammaticAccess }
        Run = { Remove-AdminAccessKey $given.AccessKeyId }
    }
    @{ SetUp = { New-AdminUser "u$n" -ProgrammaticAccess }; Run = { Remove-AdminAccessKey * -UserName "u$n" -Force } }
    @{ Expected = 'UserNotFound'; Run = { Remove-AdminAccessKey AKIAIOSFODNN7EXAMPLE -UserName nobody -Force } }

    @{ SetUp = { New-AdminUser "u$n" -ProgrammaticAccess }; Run = { Update-AdminAccessKey "u$n" } }
    @{ SetUp = { New-AdminUser "u$n" -ProgrammaticAccess }; Run = { Update-AdminAccessKey "u$n*" -RemoveOld } }
    @{
        SetUp = { New-AdminUser "u$n" -ProgrammaticAccess; New-AdminAccessKey "u$n" | Disable-AdminAccessKey }
        Run = { Update-AdminAccessKey "u$n" -RemoveInactive }
    }
    @{
        SetUp = { New-AdminUser "u$n" -ProgrammaticAccess; New-AdminAccessKey "u$n" }
        Run = { Update-AdminAccessKey "u$n" -AccessKeyId $given[0].AccessKeyId -Force }
    }

    @{ Run = { Get-AdminAccount } }
    @{ Run = { Invoke-AdminOrganizationCommand { 1 } Prod, 123456789012 } }
    @{ Run = { Invoke-AdminOrganizationCommand { 1 } 123456789012 } }
    @{ Run = { Invoke-AdminOrganizationCommand { 1 } / } }
    @{ Run = { Get-AdminIdentityCenter } }
    @{ Run = { Get-AdminOrganization } }
    @{ Run = { Get-AdminOrganizationAccount } }
    @{ Run = { Get-AdminOrganizationAccount 444455556666 } }
    @{ Run = { Get-AdminOrganizationAccount Prod -Detailed } }
    @{ Run = { Get-AdminOrganizationAccount -Tag @{ Stage = 'prod' } } }
    @{ Run = { Get-AdminOrganizationAccount -OrganizationalUnit / } }
    @{ Expected = 'AccountNotFound'; Run = { Get-AdminOrganizationAccount 999999999999 } }
    @{ Run = { New-AdminPermissionSet "s$n" ViewOnlyAccess -Tag @{ Team = 'A' } } }
    @{ Run = { New-AdminPermissionSet "s$n" @() } }
    @{ Expected = 'PolicyNotFound'; Run = { New-AdminPermissionSet "s$n" nothing } }
    @{
        Run = {
            New-AdminPermissionSet "s$n" -CustomerManagedPolicy /A -InlinePolicy $readBuckets `
                -PermissionsBoundary PowerUserAccess
        }
    }
    @{
        SetUp = { New-AssignedSet }
        Run = {
            New-AdminPermissionSet "s$n" SecurityAudit -InlinePolicy $readBuckets -PermissionsBoundary Billing `
                -SessionDuration 02:00 -Tag @{ Team = 'A' } -Ensure
        }
    }
    @{ SetUp = { New-AdminPermissionSet "s$n" @() }; Run = { Get-AdminPermissionSet "s$n" } }
    @{ SetUp = { New-AdminPermissionSet "s$n" @() }; Run = { Get-AdminPermissionSet "s$n" -Detailed } }
    @{ SetUp = { New-AssignedSet }; Run = { Get-AdminPermissionSet -Account 111122223333 } }
    @{ Run = { Get-AdminPermissionSet -Account Prod } }
    @{ Run = { Get-AdminPermissionSet -Account / } }
    @{ Expected = 'PermissionSetNotFound'; Run = { Get-AdminPermissionSet nothing } }
    @{
        SetUp = { New-AssignedSet }
        Run = {
            Set-AdminPermissionSet "s$n" Billing -InlinePolicy $readBuckets -PermissionsBoundary SecurityAudit `
                -Description Text -Tag @{ Team = 'A' }
        }
    }
    @{
        SetUp = { New-AdminPermissionSet "s$n" Billing -CustomerManagedPolicy /A -InlinePolicy $readBuckets }
        Run = { Set-AdminPermissionSet "s$n" -CustomerManagedPolicy /B -Exact }
    }
    @{
        SetUp = {
            New-AdminPermissionSet "s$n" -InlinePolicy $readBuckets -Tag @{ Team = 'A' } -PermissionsBoundary Billing
        }
        Run = { Set-AdminPermissionSet "s$n" -RemoveInlinePolicy -RemovePermissionsBoundary -RemoveTag Team }
    }
    @{ Expected = 'PermissionSetNotFound'; Run = { Set-AdminPermissionSet nothing -Description Text } }
    @{
        SetUp = { New-ManagementEntry; New-AdminPermissionSet "s$n" AdministratorAccess }
        Run = { Set-AdminPermissionSet "s$n" ViewOnlyAccess -Exact }
    }
    @{ SetUp = { New-ManagementEntry; New-AssignedSet }; Run = { Remove-AdminPermissionSet "s$n" } }
    @{ SetUp = { New-AssignedSet }; Run = { Remove-AdminPermissionSet "s$n" -Force -WhatIf } }
    @{ Expected = 'PermissionSetNotFound'; Run = { Remove-AdminPermissionSet nothing -Force } }

    @{ Run = { New-AdminIdentityGroup "i$n" Text } }
    @{ SetUp = { New-AdminIdentityGroup "i$n" }; Run = { New-AdminIdentityGroup "i$n" Text -Ensure } }
    @{ SetUp = { New-AdminIdentityGroup "i$n" }; Run = { Set-AdminIdentityGroup "i$n" -Description Text } }
    @{ Expected = 'IdentityGroupNotFound'; Run = { Set-AdminIdentityGroup nothing -Description Text } }
    @{ SetUp = { New-AdminIdentityGroup "i$n" }; Run = { Get-AdminIdentityGroup "i$n" } }
    @{ Run = { Get-AdminIdentityGroup i* } }
    @{ Expected = 'IdentityGroupNotFound'; Run = { Get-AdminIdentityGroup nothing } }
    @{ Run = { Get-AdminIdentityGroup -UserName person1 } }
    @{ Expected = 'IdentityUserNotFound'; Run = { Get-AdminIdentityGroup -UserName nobody } }

    @{ SetUp = { New-AdminIdentityGroup "i$n" }; Run = { Remove-AdminIdentityGroup "i$n" } }
    @{ SetUp = { New-AdminIdentityGroup "i$n" }; Run = { Remove-AdminIdentityGroup "i$n*" -WhatIf } }
    @{
        SetUp = {
            New-AdminPermissionSet "s$n" -Policy ReadOnlyAccess
            New-AdminIdentityGroup "i$n"
            New-AdminAccountAssignment "s$n" -Account 111122223333 -GroupName "i$n"
        }
        Run = { Remove-AdminIdentityGroup "i$n" -Force }
    }
    @{
        SetUp = {
            New-AdminPermissionSet "s$n" -Policy ReadOnlyAccess
            New-AdminAccountAssignment "s$n" -Account 123456789012 -GroupName Team
            New-AdminIdentityGroup "i$n"
        }
        Run = { Remove-AdminIdentityGroup "i$n" }
    }
    @{ Expected = 'IdentityGroupNotFound'; Run = { Remove-AdminIdentityGroup nothing } }

    @{
        SetUp = { New-AdminIdentityUser "i$n" Team -GivenName A -FamilyName B }
        Run = { Lock-AdminIdentityUser "i$n" -Path "$state-$n.json" }
    }
    @{
        SetUp = { New-AdminIdentityUser "i$n" Team -GivenName A -FamilyName B }
        Run = { Lock-AdminIdentityUser "i$n*" -Path "$state-$n.json" -Force }
    }
    @{
        SetUp = {
            New-AdminPermissionSet "s$n" -Policy ReadOnlyAccess
            New-AdminIdentityUser "i$n" -GivenName A -FamilyName B
            New-AdminAccountAssignment "s$n" -Account 111122223333 -UserName "i$n"
        }
        Run = { Lock-AdminIdentityUser "i$n" -Path "$state-$n.json" -Force }
    }
    @{
        SetUp = {
            New-AdminPermissionSet "s$n" -Policy ReadOnlyAccess
            New-AdminAccountAssignment "s$n" -Account 123456789012 -GroupName Team
            New-AdminIdentityUser "i$n" Team -GivenName A -FamilyName B
        }
        Run = { Lock-AdminIdentityUser "i$n" -Path "$state-$n.json" }
    }
    @{ Expected = 'IdentityUserNotFound'; Run = { Lock-AdminIdentityUser nobody -Path "$state-$n.json" } }

    @{
        SetUp = {
            New-AdminIdentityUser "i$n" Team -GivenName A -FamilyName B
            Lock-AdminIdentityUser "i$n" -Path "$state-$n.json" -Force
        }
        Run = { Unlock-AdminIdentityUser "i$n" -Path "$state-$n.json" }
    }
    @{
        SetUp = {
            New-AdminPermissionSet "s$n" -Policy ReadOnlyAccess
            New-AdminIdentityUser "i$n" -GivenName A -FamilyName B
            New-AdminAccountAssignment "s$n" -Account 111122223333 -UserName "i$n"
            Lock-AdminIdentityUser "i$n" -Path "$state-$n.json" -Force
        }
        Run = { Unlock-AdminIdentityUser "i$n" -Path "$state-$n.json" }
    }
    @{
        SetUp = {
            New-AdminIdentityUser "i$n" Team -GivenName A -FamilyName B
            Lock-AdminIdentityUser "i$n" -Path "$state-$n.json" -Force
        }
        Run = { Unlock-AdminIdentityUser person1 -Path "$state-$n.json" }
    }
    @{
        SetUp = {
            New-AdminIdentityUser "i$n" Team -GivenName A -FamilyName B
            Lock-AdminIdentityUser "i$n" -Path "$state-$n.json" -Force
        }
        Expected = 'IdentityUserNotFound'; Run = { Unlock-AdminIdentityUser nobody -Path "$state-$n.json" }
    }

    @{ SetUp = { New-AdminIdentityGroup "i$n" }; Run = { Get-AdminIdentityGroupMember "i$n" } }
    @{ Run = { Get-AdminIdentityGroupMember Team } }
    @{
        SetUp = { New-AdminIdentityGroup "i$n"; Add-AdminIdentityUserToGroup person1 "i$n" }
        Run = { Get-AdminIdentityGroupMember "i$n" }
    }
    @{ Expected = 'IdentityGroupNotFound'; Run = { Get-AdminIdentityGroupMember Tean } }

    @{ SetUp = { New-AdminIdentityGroup "i$n" }; Run = { Add-AdminIdentityUserToGroup person1 "i$n" } }
    @{ SetUp = { New-AdminIdentityGroup "i$n" }; Run = { Add-AdminIdentityUserToGroup person1* "i$n" } }
    @{ Expected = 'IdentityUserNotFound'; Run = { Add-AdminIdentityUserToGroup nobody Team } }
    @{ Expected = 'IdentityGroupNotFound'; Run = { Add-AdminIdentityUserToGroup person1 Tean } }

    @{
        SetUp = { New-AdminIdentityGroup "i$n"; Add-AdminIdentityUserToGroup person1 "i$n" }
        Run = { Remove-AdminIdentityUserFromGroup person1 "i$n" }
    }
    @{ SetUp = { New-AdminIdentityGroup "i$n" }; Run = { Remove-AdminIdentityUserFromGroup person1* "i$n" -Force } }
    @{
        SetUp = {
            New-AdminPermissionSet "s$n" -Policy ReadOnlyAccess
            New-AdminAccountAssignment "s$n" -Account 123456789012 -GroupName Team
            New-AdminIdentityGroup "i$n"
            Add-AdminIdentityUserToGroup person1 "i$n"
        }
        Run = { Remove-AdminIdentityUserFromGroup person1 "i$n" }
    }
    @{ Expected = 'IdentityUserNotFound'; Run = { Remove-AdminIdentityUserFromGroup nobody Team } }
    @{ Expected = 'IdentityGroupNotFound'; Run = { Remove-AdminIdentityUserFromGroup person1 Tean } }

    @{ Run = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B } }
    @{ Run = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B -GroupName Team } }
    @{ Expected = 'IdentityGroupNotFound'; Run = { New-AdminIdentityUser "i$n" Tean -GivenName A -FamilyName B } }
    @{
        SetUp = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B -Email "i$n@example.com" }
        Expected = 'EmailInUse'
        Run = { New-AdminIdentityUser "j$n" -GivenName A -FamilyName B -Email "i$n@example.com" }
    }
    @{
        SetUp = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B }; Expected = 'IdentityUserAlreadyExists'
        Run = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B }
    }
    @{
        SetUp = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B }
        Run = { New-AdminIdentityUser "i$n" -GroupName Team -Title Boss -Ensure }
    }
    @{
        SetUp = {
            1..5 | ForEach-Object { "i$n-$_" } | New-AdminIdentityUser -GroupName Team -GivenName A -FamilyName B
        }
        Run = { New-AdminIdentityUser $given.UserName -GroupName Team -Ensure }
    }
    @{
        Denied = 'identitystore:CreateGroupMembership', '*'; Expected = 'UserIncomplete'
        Run = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B -GroupName Team -Rollback }
    }
    @{
        SetUp = {
            New-AdminIdentityUser "i$n" -GivenName A -FamilyName B
            New-AdminIdentityUser "j$n" -GivenName A -FamilyName B -Email "j$n@example.com"
        }
        Expected = 'UserIncomplete'
        Run = { New-AdminIdentityUser "i$n" -GroupName Team -Email "j$n@example.com" -Ensure -Rollback }
    }

    @{
        SetUp = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B -GroupName Team }
        Run = { Get-AdminIdentityUser "i$n" -Detailed }
    }
    @{ Run = { Get-AdminIdentityUser * -Detailed } }
    @{
        SetUp = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B }
        Run = { Set-AdminIdentityUser "i$n" -NewUserName "r$n" -Title Boss }
    }
    @{
        SetUp = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B }
        Run = { Set-AdminIdentityUser "i$n*" -Title Boss }
    }
    @{
        SetUp = {
            'i', 'j' | ForEach-Object { New-AdminIdentityUser "$_$n" -GivenName A -FamilyName B -Email "$_$n@e.com" }
        }
        Expected = 'EmailInUse'; Run = { Set-AdminIdentityUser "i$n" -Email "j$n@e.com" }
    }
    @{ Expected = 'IdentityUserNotFound'; Run = { Set-AdminIdentityUser nobody -Title Boss } }

    @{
        SetUp = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B -GroupName Team }
        Run = { Remove-AdminIdentityUser "i$n" }
    }
    @{
        SetUp = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B -GroupName Team }
        Run = { Remove-AdminIdentityUser "i$n" -WhatIf }
    }
    @{
        SetUp = {
            New-AdminIdentityUser "i$n" -GivenName A -FamilyName B
            New-AdminPermissionSet "s$n" -Policy ReadOnlyAccess
            New-AdminAccountAssignment "s$n" -Account Prod -UserName "i$n"
        }
        Run = { Remove-AdminIdentityUser "i$n*" -Force }
    }
    @{
        SetUp = {
            New-AdminIdentityUser "i$n" -GivenName A -FamilyName B
            New-AdminPermissionSet "s$n" -Policy ReadOnlyAccess
            New-AdminAccountAssignment "s$n" -Account 123456789012 -GroupName Team
        }
        Run = { Remove-AdminIdentityUser "i$n" }
    }
    @{ Expected = 'IdentityUserNotFound'; Run = { Remove-AdminIdentityUser nobody } }

    @{ Expected = 'IdentityUserNotFound'; Run = { Get-AdminIdentityUser nobody } }
    @{ Run = { Get-AdminIdentityUser -GroupName Team } }
    @{
        SetUp = { New-AdminIdentityGroup "t$n"; New-AdminIdentityUser "i$n" "t$n" -GivenName A -FamilyName B }
        Run = { Get-AdminIdentityUser -GroupName "t$n" }
    }
    @{ Expected = 'IdentityGroupNotFound'; Run = { Get-AdminIdentityUser -GroupName Tean } }

    @{
        SetUp = { New-AdminIdentityGroup "i$n" }
        Run = { New-AdminAccountAssignment Given 111122223333 -GroupName "i$n" }
    }
    @{ SetUp = { New-AdminIdentityGroup "i$n" }; Run = { New-AdminAccountAssignment Given Prod -GroupName "i$n" } }
    @{
        SetUp = { New-AdminIdentityGroup "i$n" }
        Run = { New-AdminAccountAssignment Given, Given2, Given3 Prod, 123456789012 -GroupName "i$n" }
    }
    @{ SetUp = { New-AdminIdentityGroup "i$n" }; Run = { New-AdminAccountAssignment Given /* -GroupName "i$n" } }
    @{
        SetUp = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B }
        Run = { New-AdminAccountAssignment Given Prod -UserName "i$n" -NoWait }
    }
    @{ Expected = 'IdentityGroupNotFound'; Run = { New-AdminAccountAssignment Given Prod -GroupName Tean } }
    @{ Expected = 'IdentityUserNotFound'; Run = { New-AdminAccountAssignment Given Prod -UserName nobody } }
    @{ Run = { Get-AdminAccountAssignment } }
    @{ Run = { Get-AdminAccountAssignment Prod -PermissionSetName Given } }
    @{ Run = { Get-AdminAccountAssignment 111122223333 -PermissionSetName Given } }
    @{ Run = { Get-AdminAccountAssignment / -PermissionSetName Given } }
    @{ Run = { Get-AdminAccountAssignment -UserName person1 -GroupName Team } }
    @{ Run = { Get-AdminAccountAccess } }
    @{ Run = { Get-AdminAccountAccess Prod -PermissionSetName Given } }
    @{ Run = { Get-AdminAccountAccess 111122223333 -PermissionSetName Given } }
    @{ Run = { Get-AdminAccountAccess / -PermissionSetName Given } }
    @{ Run = { Get-AdminAccountAccess -UserName person1 } }
    @{
        SetUp = { New-AdminIdentityGroup "i$n"; New-AdminAccountAssignment Given Prod -GroupName "i$n" }
        Run = { Remove-AdminAccountAssignment Given Prod -GroupName "i$n" }
    }
    @{
        SetUp = {
            New-AdminIdentityUser "i$n" -GivenName A -FamilyName B
            New-AdminAccountAssignment Given Prod -UserName "i$n"
        }
        Run = { Remove-AdminAccountAssignment Given 111122223333 -UserName "i$n" }
    }
    @{
        SetUp = { New-AdminIdentityGroup "i$n"; New-AdminAccountAssignment Given /* -GroupName "i$n" }
        Run = { Remove-AdminAccountAssignment Given /* -GroupName "i$n" -Force }
    }
    @{
        SetUp = { New-AdminIdentityGroup "i$n"; New-AdminAccountAssignment Given 123456789012 -GroupName "i$n" }
        Run = { Remove-AdminAccountAssignment Given 123456789012 -GroupName "i$n" }
    }
    @{
        SetUp = {
            (New-AdminIdentityGroup "i$n").GroupId
            $null = New-AdminAccountAssignment Given Prod -GroupName "i$n"
        }
        Run = { Remove-AdminAccountAssignment Given Prod -PrincipalId $given }
    }
    @{
        SetUp = {
            (New-AdminIdentityUser "i$n" -GivenName A -FamilyName B).UserId
            $null = New-AdminAccountAssignment Given Prod -UserName "i$n"
        }
        Run = { Remove-AdminAccountAssignment Given Prod -PrincipalId $given }
    }
    @{ Expected = 'IdentityGroupNotFound'; Run = { Remove-AdminAccountAssignment Given Prod -GroupName Tean } }
    @{ Expected = 'IdentityUserNotFound'; Run = { Remove-AdminAccountAssignment Given Prod -UserName nobody } }

    @{ SetUp = { Enable-AdminRootAccess }; Run = { Get-AdminRootAccess } }
    @{ SetUp = { Disable-TrustedAccess }; Run = { Get-AdminRootAccess } }
    @{ SetUp = { Disable-AdminRootAccess }; Run = { Enable-AdminRootAccess } }
    @{ SetUp = { Disable-AdminRootAccess; Disable-TrustedAccess }; Run = { Enable-AdminRootAccess } }
    @{ SetUp = { Enable-AdminRootAccess }; Run = { Disable-AdminRootAccess } }
    @{ SetUp = { Disable-TrustedAccess }; Run = { Disable-AdminRootAccess } }
    @{ SetUp = { Enable-AdminRootAccess }; Run = { Get-AdminRootCredential } }
    @{ SetUp = { Enable-AdminRootAccess }; Run = { Get-AdminRootCredential Prod } }
    @{ SetUp = { Enable-AdminRootAccess }; Run = { Get-AdminRootCredential 111122223333 } }
    @{ SetUp = { Enable-AdminRootAccess }; Run = { Get-AdminRootCredential / } }
    @{
        Expected = 'RootAccessNotEnabled|root session'; SetUp = { Disable-AdminRootAccess }
        Run = { Get-AdminRootCredential Prod }
    }
    @{ SetUp = { Enable-AdminRootAccess }; Run = { Remove-AdminRootCredential Prod } }
    @{ SetUp = { Enable-AdminRootAccess }; Run = { Remove-AdminRootCredential 111122223333 } }
    @{ SetUp = { Enable-AdminRootAccess }; Run = { Remove-AdminRootCredential / } }
    @{
        Expected = 'RootAccessNotEnabled|root session'; SetUp = { Disable-AdminRootAccess }
        Run = { Remove-AdminRootCredential Prod }
    }
    @{ SetUp = { Enable-AdminRootAccess }; Run = { Restore-AdminRootCredential Prod } }
    @{ SetUp = { Enable-AdminRootAccess }; Run = { Restore-AdminRootCredential 111122223333 } }
    @{ SetUp = { Enable-AdminRootAccess }; Run = { Restore-AdminRootCredential / } }
    @{
        Expected = 'RootAccessNotEnabled|root session'; SetUp = { Disable-AdminRootAccess }
        Run = { Restore-AdminRootCredential Prod }
    }

    @{ Run = { Set-AdminAccountAlias "alias-$n" } }
    @{ SetUp = { Set-AdminAccountAlias "alias-$n" }; Run = { Remove-AdminAccountAlias } }

    @{ SetUp = { New-AdminGroup "g$n" @() }; Run = { Add-AdminGroupPolicy "g$n" ViewOnlyAccess, SecurityAudit } }
    @{
        SetUp = { New-AdminGroup "g$n" @(); New-AdminPolicy "p$n" $readBuckets }
        Run = { Add-AdminGroupPolicy "g$n" "p$n" }
    }
    @{ Expected = 'GroupNotFound'; Run = { Add-AdminGroupPolicy nothing IAMReadOnlyAccess } }
    @{ SetUp = { New-AdminGroup "g$n" @() }; Run = { Add-AdminGroupPolicy "g$n" IAMReadOnlyAccess } }
    @{
        SetUp = { New-AdminGroup "g$n" @() }; Expected = 'QuotaExceeded'
        Run = { Add-AdminGroupPolicy "g$n" $elevenPolicies }
    }
    @{ SetUp = { New-AdminGroup "g$n" ViewOnlyAccess }; Run = { Remove-AdminGroupPolicy "g$n" ViewOnlyAccess -Force } }
    @{
        SetUp = { New-AdminGroup "g$n" AdministratorAccess }
        Run = { Remove-AdminGroupPolicy "g$n" AdministratorAccess }
    }
    @{
        SetUp = { New-AdminGroup "g$n" AdministratorAccess; New-AdminUser "u$n" "g$n" }
        Run = { Remove-AdminGroupPolicy "g$n" AdministratorAccess }
    }
    @{
        SetUp = { New-AdminGroup "g$n" ViewOnlyAccess; New-AdminPolicy "p$n" $readBuckets }
        Run = { Remove-AdminGroupPolicy "g$n" "p$n" -Force }
    }
    @{ Expected = 'GroupNotFound'; Run = { Remove-AdminGroupPolicy nothing ViewOnlyAccess -Force } }

    @{ SetUp = { New-AdminUser "u$n" }; Run = { Add-AdminUserToGroup "u$n" Readers } }
    @{ SetUp = { New-AdminUser "u$n" }; Run = { Add-AdminUserToGroup "u$n*" readers -PassThru } }
    @{ Expected = 'UserNotFound'; Run = { Add-AdminUserToGroup nobody Readers } }
    @{ SetUp = { New-AdminUser "u$n" }; Expected = 'GroupNotFound'; Run = { Add-AdminUserToGroup "u$n" nothing } }
    @{ SetUp = { New-AdminUser "u$n" Readers }; Run = { Remove-AdminUserFromGroup "u$n" Readers } }
    @{ SetUp = { New-AdminUser "u$n" Administrators }; Run = { Remove-AdminUserFromGroup "u$n" Administrators } }
    @{ SetUp = { New-AdminUser "u$n" Readers }; Run = { Remove-AdminUserFromGroup "u$n*" readers -Force -PassThru } }
    @{ Expected = 'UserNotFound'; Run = { Remove-AdminUserFromGroup nobody Readers -Force } }
    @{
        SetUp = { New-AdminUser "u$n" }; Expected = 'GroupNotFound'
        Run = { Remove-AdminUserFromGroup "u$n" nothing -Force }
    }

    @{ Run = { Get-AdminGroup Readers } }
    @{ Run = { Get-AdminGroup Read* } }
    @{ SetUp = { New-AdminUser "u$n" Readers }; Run = { Get-AdminGroup -UserName "u$n" } }
    @{ Expected = 'GroupNotFound'; Run = { Get-AdminGroup nothing } }
    @{ Expected = 'UserNotFound'; Run = { Get-AdminGroup -UserName nobody } }
    @{ Run = { Get-AdminGroupMember Administrators } }
    @{ Expected = 'GroupNotFound'; Run = { Get-AdminGroupMember nothing } }

    @{ Run = { New-AdminGroup "g$n" ViewOnlyAccess } }
    @{ SetUp = { New-AdminPolicy "p$n" $readBuckets }; Run = { New-AdminGroup "g$n" "p$n" } }
    @{ Run = { New-AdminGroup "g$n" @() } }
    @{ Run = { New-AdminGroup "g$n" IAMReadOnlyAccess } }
    @{ Expected = 'QuotaExceeded'; Run = { New-AdminGroup "g$n" $elevenPolicies } }
    @{ Run = { New-AdminGroup "g$n" ViewOnlyAccess -Ensure } }
    @{ SetUp = { New-AdminGroup "g$n" @() }; Run = { New-AdminGroup "g$n" ViewOnlyAccess -Path /more/ -Ensure } }

    @{ SetUp = { New-AdminGroup "g$n" @() }; Run = { Remove-AdminGroup "g$n" } }
    @{ SetUp = { New-AdminGroup "g$n" @() }; Run = { Remove-AdminGroup "g$n*" } }
    @{ SetUp = { New-FullGroup; New-AdminUser "u$n" "full$n" }; Run = { Remove-AdminGroup "full$n" -Force } }
    @{ SetUp = { New-AdminGroup "g$n" ViewOnlyAccess }; Run = { Remove-AdminGroup "g$n" -Force -AllowLockout } }
    @{
        SetUp = { New-AdminGroup "g$n" AdministratorAccess; New-AdminUser "u$n" "g$n" }
        Run = { Remove-AdminGroup "g$n" -Force }
    }
    @{ Expected = 'GroupNotFound'; Run = { Remove-AdminGroup nothing } }

    @{ SetUp = { New-AdminGroup "g$n" @() }; Run = { Set-AdminGroup "g$n" -NewGroupName "h$n" } }
    @{ SetUp = { New-AdminGroup "g$n" @() }; Run = { Set-AdminGroup "g$n" -NewPath /more/ } }
    @{ Expected = 'GroupNotFound'; Run = { Set-AdminGroup nothing -NewPath /more/ } }

    @{ SetUp = { New-FullUser }; Run = { Lock-AdminUser "full$n" } }
    @{
        SetUp = { New-AdminUser "u$n" Administrators -ProgrammaticAccess -GeneratePassword }
        Run = { Lock-AdminUser "u$n*" -RemovePassword }
    }
    @{ SetUp = { New-AdminUser "u$n" }; Run = { Lock-AdminUser "u$n" -Force } }
    @{
        SetUp = {
            New-AdminUser "u$n" -ProgrammaticAccess
            Set-AdminUser "u$n" -Tag @{ AdminIamLock1 = 'x'; AdminIamLock9 = 'y' }
        }
        Denied = 'iam:PutUserPolicy', '*'; Run = { Lock-AdminUser "u$n" -Force }
    }
    @{ Expected = 'UserNotFound'; Run = { Lock-AdminUser nobody -Force } }
    @{ SetUp = { New-FullUser; Lock-AdminUser "full$n" -Force }; Run = { Unlock-AdminUser "full$n" } }
    @{ SetUp = { New-AdminUser "u$n"; Lock-AdminUser "u$n" -Force }; Run = { Unlock-AdminUser "u$n*" -RevokeSession } }
    @{ SetUp = { New-TagLockedUser "u$n" }; Run = { Unlock-AdminUser "u$n" } }
    @{ Expected = 'UserNotFound'; Run = { Unlock-AdminUser nobody } }

    @{ SetUp = { New-AdminUser "u$n" -Email a@example.com -GeneratePassword }; Run = { New-AdminSignInMessage "u$n" } }
    @{
        SetUp = { New-AdminUser "u$n" -Email a@example.com -GeneratePassword }
        Run = { $given | New-AdminSignInMessage }
    }
    @{ Expected = 'UserNotFound'; Run = { New-AdminSignInMessage nobody } }
    @{
        SetUp = { New-AdminIdentityUser "i$n" -GivenName A -FamilyName B -Email "i$n@example.com" }
        Run = { $given | New-AdminSignInMessage }
    }

    @{
        SetUp = { New-AdminUser "u$n"; New-AdminMfaDevice "u$n" -ShowQrCode:$false }
        Run = { $given[1] | Enable-AdminMfaDevice -FromSeed }
    }
    @{
        SetUp = { New-AdminUser "u$n"; New-AdminMfaDevice "u$n" -ShowQrCode:$false }
        Run = { Enable-AdminMfaDevice "u$n*" -FromSeed -Seed $given[1].Seed }
    }
    @{
        SetUp = { New-AdminUser "u$n" }; Expected = 'MfaDeviceNotFound'
        Run = { Enable-AdminMfaDevice "u$n" 123456 654321 }
    }
    @{ Run = { Get-AdminMfaDevice } }
    @{ SetUp = { New-AdminUser "u$n" }; Run = { Get-AdminMfaDevice "u$n" } }
    @{ SetUp = { New-AdminUser "u$n" }; Run = { Get-AdminMfaDevice "u$n*" } }
    @{ SetUp = { New-AdminUser "u$n" }; Run = { New-AdminMfaDevice "u$n" -ShowQrCode:$false } }
    @{ SetUp = { New-AdminUser "u$n" }; Run = { New-AdminMfaDevice "u$n*" -ShowQrCode:$false } }
    @{
        SetUp = { New-AdminUser "u$n"; New-AdminMfaDevice "u$n" -ShowQrCode:$false }
        Run = { New-AdminMfaDevice "u$n" -Force -ShowQrCode:$false }
    }
    @{
        SetUp = { New-AdminUser "u$n"; New-AdminMfaDevice "u$n" -ShowQrCode:$false | Enable-AdminMfaDevice -FromSeed }
        Run = { Remove-AdminMfaDevice "u$n" }
    }
    @{
        SetUp = { New-AdminUser "u$n"; New-AdminMfaDevice "u$n" -ShowQrCode:$false }
        Run = { Remove-AdminMfaDevice "u$n" }
    }
    @{
        SetUp = { New-AdminUser "u$n"; New-AdminMfaDevice "u$n" -ShowQrCode:$false }
        Run = { Remove-AdminMfaDevice -SerialNumber $given[1].SerialNumber }
    }
    @{ Expected = 'UserNotFound'; Run = { Remove-AdminMfaDevice nobody } }

    @{ SetUp = { New-AdminUser "u$n" -GeneratePassword }; Run = { Remove-AdminUserPassword "u$n" } }
    @{ SetUp = { New-AdminUser "u$n" Administrators -GeneratePassword }; Run = { Remove-AdminUserPassword "u$n" } }
    @{ SetUp = { New-AdminUser "u$n" }; Run = { Remove-AdminUserPassword "u$n*" -Force } }
    @{ Expected = 'UserNotFound'; Run = { Remove-AdminUserPassword nobody -Force } }
    @{ SetUp = { New-AdminUser "u$n" Readers }; Run = { Set-AdminUserPassword "u$n" -GeneratePassword } }
    @{
        SetUp = { New-AdminUser "u$n" -GeneratePassword -NoPasswordReset }
        Run = { Set-AdminUserPassword "u$n*" -GeneratePassword -NoPasswordReset }
    }
    @{
        SetUp = { New-AdminUser "u$n" -GeneratePassword }
        Run = { Set-AdminUserPassword "u$n" -GeneratePassword -Ensure }
    }

    @{ Run = { Get-AdminCredentialReport -Refresh } }
    @{ Run = { Get-AdminCredentialReport } }

    # Without roles of IAM Identity Center, a check needs the SAML providers.
    @{
        SetUp = { Get-AdminAccountAssignment -Account 123456789012 | Remove-AdminAccountAssignment -Force }
        Run = { Test-AdminAccount }
    }
    @{
        SetUp = {
            $null = New-AdminPermissionSet "s$n" AdministratorAccess
            $null = New-AdminIdentityGroup "g$n"
            $null = New-AdminIdentityUser "i$n" "g$n" -GivenName A -FamilyName B
            $null = New-AdminAccountAssignment "s$n" -Account 123456789012 -GroupName "g$n" -UserName "i$n"
        }
        Run = { Test-AdminAccount AdministratorCount }
    }

    @{
        # Every check is tested again, and nothing is repaired.
        SetUp = {
            $null = Get-AdminAccountAssignment -Account 123456789012 | Remove-AdminAccountAssignment -Force
            Test-AdminAccount | Sort-Object CheckId -Unique | ForEach-Object {
                @{ CheckId = $_.CheckId; Resource = 'nothing' }
            }
        }
        Run = { $given | Repair-AdminAccount }
    }
    @{
        SetUp = { $null = Remove-AdminPasswordPolicy -Confirm:$false; Test-AdminAccount PasswordLength }
        Run = { $given | Repair-AdminAccount }
    }
    @{
        SetUp = { $null = Remove-AdminAccountAlias -Confirm:$false; Test-AdminAccount AccountAlias }
        Run = { $given | Repair-AdminAccount }
    }
    @{
        SetUp = { "aged$(($next.Aged++)) (access key 1)" }
        Run = { Repair-AdminAccount UnusedAccessKey $given }
    }
    @{
        SetUp = {
            Remove-AdminGroup *-policies -Force -Confirm:$false
            $null = Set-AdminUser "spare$(($next.User++))" -NewUserName "u$n"
            $null = Set-AdminUserPassword "u$n" -GeneratePassword
        }
        Run = { Repair-AdminAccount DirectPolicy "u$n" }
    }
    @{
        SetUp = { Remove-AdminGroupPolicy Administrators AWSSupportAccess -Force }
        Run = { Repair-AdminAccount SupportRole 123456789012 }
    }
    @{ SetUp = { "aged$(($next.Aged++))" }; Run = { Repair-AdminAccount UnusedPassword $given -Force } }
    @{
        SetUp = { $null = New-AdminGroup "g$n" AWSCloudShellFullAccess }
        Run = { Repair-AdminAccount CloudShellAccess "g$n" -Force }
    }
    @{ SetUp = { New-FullGroup }; Run = { Repair-AdminAccount EmptyGroup "full$n" -Force } }
    @{
        SetUp = {
            $power = New-AttachedPolicy
            $null = Set-AdminPolicy $power.Arn $allowAll -Force
            $power
        }
        Run = { Repair-AdminAccount FullAccessPolicy $given.PolicyName -Force }
    }
    @{ SetUp = { "aged$(($next.Aged++))" }; Run = { Repair-AdminAccount UnusedAdministrator $given -Force } }
    @{ SetUp = { "left$(($next.Left++))" }; Run = { Repair-AdminAccount LockLeft $given -Force } }
    @{ SetUp = { "old$(($next.Certificate++))" }; Run = { Repair-AdminAccount ExpiredCertificate $given -Force } }

    @{ SetUp = { New-AdminUser "u$n" }; Run = { Test-AdminPermission "u$n" iam:GetUser } }
    @{ SetUp = { New-AdminUser "u$n" }; Run = { Test-AdminPermission "u$n*" iam:GetUser, iam:ListUsers } }

    @{ Run = { Get-AdminPasswordPolicy } }
    @{ Run = { Set-AdminPasswordPolicy -MinimumPasswordLength (8 + $n % 90) } }
    @{
        SetUp = { Remove-AdminPasswordPolicy -Confirm:$false }
        Run = { Set-AdminPasswordPolicy -MaxPasswordAge 31 -RequireSymbols $true }
    }
    @{
        SetUp = {
            $null = New-AdminPermissionSet "s$n" AdministratorAccess
            $null = New-AdminIdentityGroup "g$n"
            $null = New-AdminIdentityUser "i$n" "g$n" -GivenName A -FamilyName B
            $null = New-AdminAccountAssignment "s$n" -Account 123456789012 -GroupName "g$n" -UserName "i$n"
            @{ CheckId = 'AdministratorCount'; Resource = 'nothing' }
        }
        Run = { $given | Repair-AdminAccount }
    }
    @{
        SetUp = { Remove-AdminPasswordPolicy -Confirm:$false }
        Run = { Set-AdminPasswordPolicy -MaxPasswordAge 30 -HardExpiry $true }
    }
    @{ SetUp = { Set-AdminPasswordPolicy -MinimumPasswordLength 9 }; Run = { Remove-AdminPasswordPolicy } }

    @{ Run = { Get-AdminPolicy ViewOnlyAccess } }
    @{ Run = { Get-AdminPolicy Probe* } }
    @{ Run = { Get-AdminPolicy Probe -Document } }
    @{ Expected = 'PolicyNotFound'; Run = { Get-AdminPolicy nothing } }
    @{ Run = { New-AdminPolicy "p$n" $readBuckets } }
    @{ Expected = 'PolicyTooLarge'; Run = { New-AdminPolicy "p$n" $longDocument } }
    @{ SetUp = { New-AdminPolicy "p$n" $readBuckets }; Run = { New-AdminPolicy "p$n" $readQueues -Ensure } }
    @{
        SetUp = { New-AdminPolicy "p$n" $readBuckets -Description text }
        Run = { New-AdminPolicy "p$n" $readBuckets -Description text -Ensure }
    }
    @{
        SetUp = { New-AdminPolicy "p$n" $readBuckets; Add-PolicyVersion "p$n" }
        Run = { New-AdminPolicy "p$n" $readQueues -Ensure }
    }
    @{ SetUp = { New-AdminPolicy "p$n" $readBuckets }; Run = { Remove-AdminPolicy "p$n" } }
    @{ SetUp = { New-AdminPolicy "p$n" $readBuckets }; Run = { Remove-AdminPolicy "p$n*" } }
    @{ SetUp = { New-AdminPolicy "p$n" $readBuckets }; Run = { Remove-AdminPolicy $given.Arn } }
    @{ SetUp = { New-AttachedPolicy }; Run = { Remove-AdminPolicy $given.PolicyName -Force } }
    @{
        SetUp = {
            New-AdminPolicy "p$n" $allowAll
            New-AdminGroup "g$n" "p$n"
            New-AdminUser "u$n" "g$n"
            Add-PolicyVersion "p$n" $allowAll
        }
        Run = { Remove-AdminPolicy "p$n" -Force }
    }
    @{
        SetUp = { New-AdminPolicy "p$n" $readBuckets; New-AdminGroup "g$n" "p$n" }
        Run = { Remove-AdminPolicy "p$n" -Force -AllowLockout }
    }
    @{ SetUp = { New-AdminPolicy "p$n" $readBuckets }; Run = { Set-AdminPolicy "p$n" $readQueues } }
    @{ SetUp = { New-AdminPolicy "p$n" $readBuckets }; Run = { Set-AdminPolicy $given.Arn $readQueues -Force } }
    @{
        SetUp = { New-AdminPolicy "p$n" $allowAll; New-AdminGroup "g$n" "p$n"; New-AdminUser "u$n" "g$n" }
        Run = { Set-AdminPolicy "p$n" $readQueues }
    }
    @{
        SetUp = { New-AdminPolicy "p$n" $readBuckets; Add-PolicyVersion "p$n" }
        Run = { Set-AdminPolicy "p$n" $readQueues -Force }
    }
    @{
        SetUp = { New-AdminPolicy "p$n" $readBuckets; Set-AdminPolicy "p$n" $readQueues }
        Run = { Set-AdminPolicy "p$n" -VersionId v1 }
    }

    @{ SetUp = { New-AdminPolicy "p$n" $readBuckets }; Run = { Get-AdminPolicyVersion "p$n" } }
    @{ SetUp = { New-AdminPolicy "p$n" $readBuckets }; Run = { Get-AdminPolicyVersion $given.Arn -Document } }
    @{ SetUp = { New-AdminPolicy "p$n" $readBuckets }; Run = { Get-AdminPolicyVersion "p$n*" } }

    @{ Run = { New-AdminServiceLinkedRole autoscaling.amazonaws.com -CustomSuffix "s$n" } }
    @{
        SetUp = { New-AdminServiceLinkedRole autoscaling.amazonaws.com -CustomSuffix "s$n" }
        Run = { New-AdminServiceLinkedRole autoscaling.amazonaws.com -CustomSuffix "s$n" -Description text -Ensure }
    }
    @{
        SetUp = { New-AdminServiceLinkedRole autoscaling.amazonaws.com -CustomSuffix "s$n" }
        Expected = 'RoleAlreadyExists'
        Run = { New-AdminServiceLinkedRole autoscaling.amazonaws.com -CustomSuffix "s$n" }
    }
    @{ Run = { Get-AdminServiceLinkedRole a* } }
    @{
        SetUp = { New-AdminServiceLinkedRole rds.amazonaws.com -Ensure }
        Run = { Get-AdminServiceLinkedRole rds.amazonaws.com }
    }
    @{
        SetUp = { New-AdminServiceLinkedRole autoscaling.amazonaws.com -CustomSuffix "s$n" }
        Run = { Remove-AdminServiceLinkedRole autoscaling.amazonaws.com -RoleName "AWSServiceRoleForAutoScaling_s$n" }
    }

    @{ Run = { Get-AdminUser } }
    @{ SetUp = { New-AdminUser "u$n" }; Run = { Get-AdminUser "u$n" } }
    @{ Run = { Get-AdminUser -GroupName Administrators } }
    @{ Expected = 'GroupNotFound'; Run = { Get-AdminUser -GroupName nothing } }
    @{ Expected = 'UserNotFound'; Run = { Get-AdminUser nobody } }
    @{ Run = { Get-AdminUser -Detailed } }
    @{
        SetUp = { New-AdminUser "u$n" -ProgrammaticAccess; Lock-AdminUser "u$n" -Force }
        Run = { Get-AdminUser "u$n" -Detailed }
    }

    @{ Run = { New-AdminUser "u$n" } }
    @{ Run = { New-AdminUser "u$n" -Path /ops/ -Tag @{ Team = 'Ops' } -PermissionsBoundary ViewOnlyAccess } }
    @{ Run = { New-AdminUser "u$n" -Email a@example.com } }
    @{ SetUp = { New-AdminPolicy "p$n" $readBuckets }; Run = { New-AdminUser "u$n" -PermissionsBoundary "p$n" } }
    @{ Run = { New-AdminUser "u$n" -GroupName Readers -GeneratePassword -ProgrammaticAccess } }
    @{ Run = { New-AdminUser "u$n" -Password Correct-Horse-7-Battery } }
    @{ Run = { New-AdminUser "u$n" -GroupName Readers -Ensure } }
    @{
        SetUp = { New-AdminUser "u$n" }
        Run = {
            New-AdminUser "u$n" -GroupName Readers -Path /ops/ -Tag @{ Team = 'Ops' } `
                -PermissionsBoundary ViewOnlyAccess -GeneratePassword -ProgrammaticAccess -Ensure
        }
    }
    @{
        Denied = 'iam:AddUserToGroup', 'group/Closed'
        Expected = 'for .u\d+. was deleted'
        Run = { New-AdminUser "u$n" -GroupName Readers, Closed -GeneratePassword -ProgrammaticAccess -Rollback }
    }
    @{
        Denied = 'iam:AddUserToGroup', 'group/Closed'
        Expected = 'were reverted'
        SetUp = { New-AdminUser "u$n" -Tag @{ Team = 'Dev' } }
        Run = {
            New-AdminUser "u$n" -GroupName Closed -Path /ops/ -Tag @{ Team = 'Ops'; Shift = 'A' } `
                -PermissionsBoundary ViewOnlyAccess -Rollback -Ensure
        }
    }

    @{ Expected = 'GroupNotFound'; Run = { New-AdminUser "u$n" -GroupName nothing } }
    @{
        SetUp = { New-InterruptedUser "u$n" }
        Run = { New-AdminUser "u$n" -GeneratePassword -ProgrammaticAccess -CredentialPath $given -Ensure }
    }

    @{ SetUp = { New-FullUser }; Run = { Remove-AdminUser "full$n" -Force } }
    @{ SetUp = { New-AdminUser "u$n" Administrators }; Run = { Remove-AdminUser "u$n*" } }
    @{ Expected = 'UserNotFound'; Run = { Remove-AdminUser nobody -Force } }

    @{ SetUp = { New-AdminUser "u$n" }; Run = { Set-AdminUser "u$n" -NewUserName "v$n" } }
    @{ SetUp = { New-AdminUser "u$n" }; Run = { Set-AdminUser "u$n*" -NewPath /ops/ } }
    @{
        SetUp = { New-AdminUser "u$n" -Tag @{ Team = 'Dev' } }
        Run = { Set-AdminUser "u$n" -Tag @{ Shift = 'A' } -RemoveTag Team }
    }
    @{ SetUp = { New-AdminUser "u$n" }; Run = { Set-AdminUser "u$n" -PermissionsBoundary ViewOnlyAccess } }
    @{
        SetUp = { New-AdminUser "u$n"; New-AdminPolicy "p$n" $readBuckets }
        Run = { Set-AdminUser "u$n" -PermissionsBoundary "p$n" }
    }
    @{
        SetUp = { New-AdminUser "u$n" -PermissionsBoundary ViewOnlyAccess }
        Run = { Set-AdminUser "u$n" -RemovePermissionsBoundary }
    }
    @{ Expected = 'UserNotFound'; Run = { Set-AdminUser nobody -NewPath /ops/ } }
)
$scenarios
